package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /candidates/:id/files}. */
@WireRecord
public record FilesDto(List<Native<FileDto>> files) {}
