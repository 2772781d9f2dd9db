package io.hirelay.server.http.unified;

import io.hirelay.model.Word;

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
    STREAM
}
