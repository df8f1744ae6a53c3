# SPDX-License-Identifier: BSD-3-Clause
"""Makes the certificates of the test servers, new ones for each run."""

import datetime
import pathlib
import subprocess

# Name of the certificate: (who signs it, names it is for, days from now until
# it begins and ends).
CERTIFICATES = {
    "good": ("ca", "DNS:good.test,DNS:localhost,IP:127.0.0.1,IP:::1", -1, 30),
    "wrong-name": ("ca", "DNS:other.test", -1, 30),
    "expired": ("ca", "DNS:good.test,IP:127.0.0.1", -30, -1),
    "not-yet-valid": ("ca", "DNS:good.test,IP:127.0.0.1", 1, 30),
    "untrusted": ("other-ca", "DNS:good.test,IP:127.0.0.1", -1, 30),
}


def openssl(*arguments, cwd):
    subprocess.run(["openssl", *arguments], cwd=cwd, check=True, capture_output=True)


def date(days):
    moment = datetime.datetime.utcnow() + datetime.timedelta(days=days)
    return moment.strftime("%Y%m%d%H%M%SZ")


def make_authority(name, folder):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "30",
            "-subj", f"/CN=wsjs tests {name}", "-addext", "keyUsage=critical,keyCertSign",
            cwd=folder)
    (folder / f"{name}.index").touch()
    (folder / f"{name}.serial").write_text("01\n")
    (folder / f"{name}.cnf").write_text(
        "[ca]\ndefault_ca = authority\n[authority]\n"
        f"database = {name}.index\nserial = {name}.serial\nnew_certs_dir = .\n"
        f"certificate = {name}.pem\nprivate_key = {name}.key\n"
        "default_md = sha256\npolicy = any\nunique_subject = no\ncopy_extensions = copy\n"
        "[any]\ncommonName = supplied\n")


def make_certificates(folder):
    """Fills `folder`; returns the file of the authority that tests trust."""
    folder = pathlib.Path(folder)
    for authority in ("ca", "other-ca"):
        make_authority(authority, folder)
    for name, (authority, names, begin, end) in CERTIFICATES.items():
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}",
                "-addext", f"subjectAltName={names}", cwd=folder)
        openssl("ca", "-batch", "-config", f"{authority}.cnf", "-in", f"{name}.csr",
                "-out", f"{name}.pem", "-startdate", date(begin), "-enddate", date(end),
                "-notext", cwd=folder)
    return folder / "ca.pem"
