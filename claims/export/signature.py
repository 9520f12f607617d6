"""Signatures of evidence bundles: SSH signatures by OpenSSH's `ssh-keygen -Y`, in a file beside the bundle.

The form is OpenSSH's PROTOCOL.sshsig. The key stays where it is, also in an agent or on a token.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from claims.errors import InputError

NAMESPACE = "claims-bundle"
"""The purpose of a signature, so that none made for another counts."""


def signature_of(bundle: Path) -> Path:
    """Return where the signature of a bundle stands."""
    return bundle.with_name(f"{bundle.name}.sig")


def sign(bundle: Path, key: Path) -> Path:
    """Sign a bundle with an SSH key (or the public one of a key in an agent); return the signature's file.

    Raises:
        InputError: there is no ssh-keygen, or it cannot sign with that key.
    """
    signature_of(bundle).unlink(missing_ok=True)
    done = _run(["-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(bundle)])
    if done.returncode or not signature_of(bundle).exists():
        raise InputError(f"{bundle} could not be signed with {key}: {_said(done)}.")
    return signature_of(bundle)


def check(bundle: Path, signers: Path | None, identity: str | None) -> str:
    """Check the signature of a bundle and return in words whose it is.

    With ``signers``, a file of allowed signers as OpenSSH has it, it must be by ``identity``; without, only
    that some key signed just this file.

    Raises:
        InputError: there is no signature or no ssh-keygen, or the signature is not right.
    """
    signature = signature_of(bundle)
    if not signature.is_file():
        raise InputError(f"{bundle} has no signature: {signature} is not there.")
    words = ["-n", NAMESPACE, "-s", str(signature)]
    if signers is not None and identity is not None:
        words = ["-Y", "verify", "-f", str(signers), "-I", identity, *words]
    else:
        words = ["-Y", "check-novalidate", *words]
    done = _run(words, bundle.read_bytes())
    if done.returncode:
        raise InputError(f"The signature of {bundle} is not right: {_said(done)}.")
    return " ".join(done.stdout.decode("utf-8", "replace").split())


def _run(words: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise InputError("There is no ssh-keygen on this machine: install OpenSSH 8.1 or newer to sign.")
    return subprocess.run([program, *words], input=given, capture_output=True, check=False)  # noqa: S603  # no shell


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    told = done.stderr or done.stdout
    return " ".join(told.decode("utf-8", "replace").split()) or f"ssh-keygen ended with {done.returncode}"
