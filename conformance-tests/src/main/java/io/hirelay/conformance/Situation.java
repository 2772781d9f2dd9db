package io.hirelay.conformance;

/**
 * Something that a rule needs to happen, or to know, and that only a fixture can bring about. A fixture that cannot says
 * why, and the rules that need it are reported as not testable.
 */
public enum Situation {
    /** How many records each list holds is known. */
    KNOWN_COUNTS,
    /** The provider's own record behind an object can be looked up. */
    NATIVE_RECORDS,
    /** An id can be named that is well formed and names nothing. */
    UNKNOWN_ID,
    /** A record comes with a word of an open list that nobody has heard of. */
    UNKNOWN_WORD,
    /** A record comes with a field that nobody has heard of. */
    UNKNOWN_FIELD,
    /** Records come and go in the account while a walk is on its way. */
    CHANGING_ROWS,
    /** A cursor grows too old. */
    EXPIRED_CURSOR,
    /** The credential is revoked. */
    REVOKED_CREDENTIAL,
    /** The credential may no longer make some of the calls. */
    MISSING_SCOPE,
    /** What was asked of the provider can be counted. */
    REQUEST_LOG,
    /** Everything logged, at any level, can be read. */
    LOG_LINES,
    /** What the provider was asked to change, and whether it was carried out, can be read. */
    WRITE_LOG,
    /** Users can be named who may act, who may no longer, and who are nobody. */
    ACTING_USERS,
    /** Ids can be given in the other forms that people have at hand. */
    OTHER_FORMS,

    /** The provider refuses for its rate and says for how long. */
    RATE_LIMIT_WITH_TIME(true),
    /** The provider refuses for its rate and says nothing. */
    RATE_LIMIT_WITHOUT_TIME(true),
    /** The provider fails with a server error. */
    SERVER_ERROR(true),
    /** A web page comes instead of an answer, with a status that is no success. */
    WEB_PAGE(true),
    /** An answer says that it is JSON and is not. */
    MALFORMED_JSON(true),
    /** An answer says that it is a success and has no body. */
    EMPTY_BODY(true),
    /** The connection ends in the middle of an answer. */
    CUT_BODY(true),
    /** The right answer comes late: see {@link PreparedAccount#slowness()}. */
    SLOW_ANSWER(true),
    /** No answer comes until the account is closed. */
    SILENCE(true),
    /** What was asked is carried out, and the connection ends before the answer. */
    ANSWER_LOST_AFTER_APPLYING(true),
    /** The connection ends before the answer, and nothing was carried out. */
    ANSWER_LOST_BEFORE_APPLYING(true);

    private final boolean fault;

    Situation() {
        this(false);
    }

    Situation(boolean fault) {
        this.fault = fault;
    }

    /** Whether it befalls answers, see {@link PreparedAccount#befall}. */
    public boolean isFault() {
        return fault;
    }
}
