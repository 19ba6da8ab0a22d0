"""The files of one chip as far as they are read, over as many sessions as that takes."""

from __future__ import annotations

from collections.abc import Mapping

from cardreader.access.keys import AccessKey
from cardreader.iso7816.channel import Channel
from cardreader.iso7816.files import ElementaryFile, FileReader
from cardreader.iso7816.read_limits import ReadLimits
from cardreader.lds.elementary_files import DATA_GROUPS, EF_SOD
from cardreader.resume import ReadSoFar


class FileStore:
    """Reads each file once. `resume`: what a broken-off read of perhaps the same card left."""

    def __init__(self, resume: ReadSoFar | None) -> None:
        self._resume = resume
        self._files: dict[str, bytes] = {}
        self._parts: dict[str, bytes] = {}

    def reader(self, channel: Channel, limits: ReadLimits) -> FileReader:
        """A reader for a new session, which goes on in the middle of a file where the last one broke off."""
        return FileReader(channel, limits, self._parts)

    def read(self, reader: FileReader, file: ElementaryFile) -> bytes:
        """The file's bytes. Raises as `FileReader.read`."""
        if file.name not in self._files:
            content = reader.read(file)
            self._files[file.name] = content
            if file is EF_SOD and self._resume is not None and self._resume.security_object == content:
                self._files |= self._resume.files
                self._parts |= self._resume.parts
                self._resume = None
        return self._files[file.name]

    def data_groups(self) -> Mapping[int, bytes]:
        """What was read of them, by number."""
        return {number: self._files[file.name] for number, file in DATA_GROUPS.items() if file.name in self._files}

    def so_far(self, key: AccessKey | None, limits: ReadLimits) -> ReadSoFar | None:
        """For the next read. None before EF.SOD is there, by which alone the card can be known again: then what the
        read before this one left still holds."""
        files = dict(self._files)
        security_object = files.pop(EF_SOD.name, None)
        if security_object is None:
            return self._resume
        parts = {name: part for name, part in self._parts.items() if name != EF_SOD.name}
        return ReadSoFar(key, limits, security_object, files, parts)
