// What scripts get wrong of the same interfaces, and the declarations refuse.

// @ts-expect-error: not iterable.
new TestAsyncSequences().open(5);
// @ts-expect-error: of the wrong type.
new TestAsyncSequences().open(['a']);
// @ts-expect-error: an async iterable isn't iterable.
for (const _ of new TestAsyncValues([])) {}
// @ts-expect-error: no such option.
new TestAsyncValues([]).values({failAfter: 1});

const sheets = new TestSheets();
// @ts-expect-error: an element of the wrong type.
sheets.names.push(1);
// @ts-expect-error: read only.
sheets.bases = [];

const list = new TestList();
// @ts-expect-error: not a string.
list[0] = 5;
const collection = new TestCollection([]);
// @ts-expect-error: the indexed properties are read only.
collection[0] = 'a';
// @ts-expect-error: a member is read only.
new TestStorage().length = 1;

// @ts-expect-error: no constructor.
new TestImage();
// @ts-expect-error: the factory takes a number first.
new TestPicture('label');
// @ts-expect-error: neither a number nor an image.
new TestEither('label');
// @ts-expect-error: there is no interface object.
TestHidden;
// @ts-expect-error: the interface is in a namespace.
new TestModule();
// @ts-expect-error: constants can't be assigned.
testNamespace.ANSWER = 43;
// @ts-expect-error: read only.
testNamespace.title = 'a';

const base = new TestBase();
// @ts-expect-error: forwarded to a number.
base.self = 'a';
// @ts-expect-error: read only.
base.partner = base;
// @ts-expect-error: static.
base.counter;
// @ts-expect-error: not a value of the enumeration.
base.color = 'green';
// @ts-expect-error: read only where it isn't inherited.
new TestPicture().label = 'a';

// @ts-expect-error: of the wrong type.
new TestMap().set('a', 'b');
// @ts-expect-error: read only.
new TestPartsMap().clear();
// @ts-expect-error: read only.
new TestFeatures([]).add('a');

const values = new TestValues();
// @ts-expect-error: null isn't undefined.
values.echoInterfaceOrUndefined(null);
// @ts-expect-error: not nullable.
values.echoLong(null);
// @ts-expect-error: shared memory isn't allowed.
values.describeBuffer(new DataView(new SharedArrayBuffer(1)));
// @ts-expect-error: shared memory isn't allowed.
values.fill(new Uint8Array(new SharedArrayBuffer(1)), 1);
// @ts-expect-error: a number isn't a bigint.
values.echoBigInt(1);
// @ts-expect-error: no member of the union.
values.describeNumericUnion('1');
// @ts-expect-error: no overload takes these.
values.ordered(base, 'a');
// @ts-expect-error: the member `count` is required.
values.describeOptions({});
// @ts-expect-error: no such operation of a callback interface.
values.callListener({handleEvent() {}}, 1);
// @ts-expect-error: a frozen array.
values.echoFrozenArray(['a']).push('b');
// @ts-expect-error: exposed only elsewhere.
TestElsewhere;
export {};
