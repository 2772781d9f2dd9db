package io.hirelay.error;

/** The provider does not offer the operation; nothing was sent. */
public final class NotSupportedException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final String capability;

    /** @param capability id of the operation, such as {@code ats.tags.list} */
    public NotSupportedException(String provider, String capability) {
        super(ErrorCode.REQUEST_NOT_SUPPORTED, provider + " does not support " + capability, null, null);
        this.capability = capability;
    }

    /**
     * One that says what there is instead.
     *
     * @param instead what the provider does have, in words
     */
    public NotSupportedException(String provider, String capability, String instead) {
        super(
                ErrorCode.REQUEST_NOT_SUPPORTED,
                provider + " does not support " + capability + "; " + instead,
                null,
                null);
        this.capability = capability;
    }

    /** Id of the operation that is not there. */
    public String capability() {
        return capability;
    }
}
