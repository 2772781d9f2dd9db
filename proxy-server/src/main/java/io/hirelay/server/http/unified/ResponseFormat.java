package io.hirelay.server.http.unified;

import io.hirelay.model.Word;
import java.util.Set;

/** What {@code truto_response_format} may be. */
enum ResponseFormat implements Word {
    UNIFIED,
    /** The provider's records. */
    RAW,
    /** Unified, with values in one form. */
    NORMALIZED,
    /** Unified, with the requests that were made for it. */
    DEBUG,
    /** Bytes; of methods that answer bytes. */
    STREAM;

    /** What may be asked for where bytes are answered, all of it the same. */
    static final Set<ResponseFormat> OF_BYTES = Set.of(UNIFIED, RAW, STREAM);
}
