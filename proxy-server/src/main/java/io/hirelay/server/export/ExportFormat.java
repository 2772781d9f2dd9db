package io.hirelay.server.export;

import java.util.Locale;

/** What the files look like. */
public enum ExportFormat {
    /** One record per line, as the server answered it. */
    JSONL,
    /** One row per record, RFC 4180. */
    CSV;

    /** In options, and at the end of a file's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
