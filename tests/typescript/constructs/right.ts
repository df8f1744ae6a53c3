// What scripts do with the interfaces of tests/unit/bindings/test_interfaces, which
// have every construct: every line is right, and every type is exact.

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
function isExactly<A, B>(_same: Same<A, B>): void {}

async function asyncIterables(): Promise<void> {
  const values = new TestAsyncValues(['a', 'b']);
  for await (const value of values)
    isExactly<typeof value, string>(true);
  for await (const value of values.values({failAt: 1}))
    isExactly<typeof value, string>(true);
  for await (const [key, value] of new TestAsyncPairs())
    isExactly<[typeof key, typeof value], [string, number]>(true);
  for await (const key of new TestAsyncPairs().keys())
    isExactly<typeof key, string>(true);
  isExactly<Awaited<ReturnType<ReturnType<TestAsyncPairs['values']>['next']>>,
            IteratorResult<number, any>>(true);
}

// async_sequence takes what is iterable in either way.
const sequences = new TestAsyncSequences();
sequences.open([1, 2]);
sequences.open(new Set([1]));
sequences.open((async function*() { yield 1; })());
sequences.describeUnion('text');
sequences.overloaded([1]);
sequences.overloaded('text');

// Observable arrays are arrays that can be replaced, unless they are read only.
const sheets = new TestSheets();
sheets.names.push('a');
sheets.names[0] = 'b';
sheets.names = new Set(['c']);
isExactly<TestSheets['names'], string[]>(true);
sheets.bases.push(new TestBase());
isExactly<TestSheets['bases'], TestBase[]>(true);

// Legacy platform objects: indexed and named properties.
const list = new TestList(['a']);
isExactly<typeof list[0], string | null>(true);
list[0] = 'b';
for (const item of list)
  isExactly<typeof item, string>(true);
for (const [index, item] of list.entries())
  isExactly<[typeof index, typeof item], [number, string]>(true);
const collection = new TestCollection(['a']);
isExactly<typeof collection[0], string | null>(true);
isExactly<ReturnType<TestCollection['namedItem']>, string | null>(true);
console_(collection.anything, [...collection]);
const storage = new TestStorage();
storage.key = 'value';
delete storage.key;
isExactly<ReturnType<typeof storage.getItem>, string | null>(true);
const form = new TestForm(['a']);
isExactly<typeof form[0], TestBase>(true);
isExactly<TestForm['action'], string>(true);

// Legacy factory functions, aliases, namespaces, interfaces without an object.
isExactly<InstanceType<typeof TestPicture>, TestImage>(true);
new TestPicture(1, 'label').width;
new TestEither(new TestEither(5));
if (list instanceof TestOldImage)
  isExactly<typeof list, TestList & TestImage>(true);
isExactly<typeof TestOlderImage, typeof TestImage>(true);
isExactly<typeof testNamespace.ANSWER, 42>(true);
const module: testNamespace.TestModule = new testNamespace.TestModule();
testNamespace.join('a', 'b', testNamespace.title);
isExactly<TestHidden['hidden'], boolean>(true);

// inherit, static, PutForwards, toJSON, constants.
const derived = new TestDerivedImage();
derived.label = 'label';
TestBase.counter = TestBase.counter + 1;
const base = new TestDerived('name', {count: 1});
base.self = 5;
isExactly<TestBase['self'], TestBase>(true);
isExactly<ReturnType<TestDerived['toJSON']>, any>(true);
isExactly<typeof TestBase.FIRST, 1>(true);
isExactly<typeof base.TRUTH, true>(true);
`${new TestPairs({a: 1})}`;

// maplike and setlike.
const map = new TestMap();
map.set('a', 1).set('b', 2).delete('a');
isExactly<ReturnType<TestMap['get']>, number | undefined>(true);
for (const [key, value] of map)
  isExactly<[typeof key, typeof value], [string, number]>(true);
isExactly<ReturnType<TestCheckedMap['set']>, TestCheckedMap>(true);
new TestSet().add(1).has(2);
new TestPartsMap().forEach((value, key) =>
  isExactly<[typeof value, typeof key], [TestBase, number]>(true));

// Types: nullable and undefined in unions, buffers, callbacks, dictionaries.
const values = new TestValues();
values.echoInterfaceOrUndefined(undefined);
isExactly<ReturnType<TestValues['echoLongOrUndefined']>, number | undefined>(true);
isExactly<ReturnType<TestValues['echoNestedSequence']>, string[][]>(true);
isExactly<ReturnType<TestValues['echoFrozenArray']>, readonly string[]>(true);
values.describeNestedUnion(null);
values.describeNestedUnion([1]);
values.describeNumericUnion(1n);
values.describeNumericUnion(1);
values.describeAnyBuffer(new DataView(new SharedArrayBuffer(1)));
values.describeUint8Array(new Uint8Array(new SharedArrayBuffer(1)));
values.echoNullAsEmpty(null);
values.call((...all) => all.length, null, {});
values.callListener({handle: (value) => value}, 1);
values.callListener((value) => value, 1);
const filter: TestFilter = {accept: () => TestFilter.ACCEPT};
isExactly<typeof TestFilter.STRICT, true>(true);
isExactly<ReturnType<TestValues['promiseOf']>, Promise<string>>(true);
values.ordered(1, 'a');
values.ordered(base, 'a', 1);
values.describeOptions({count: 1, color: 'dark-green', names: new Set(['a']), extra: filter});

// The members of the global object.
isExactly<ReturnType<typeof globalOperation>, string>(true);
globalPromise().then((value) => isExactly<typeof value, string>(true));

function console_(..._values: any[]): void {}
export {asyncIterables, module};
