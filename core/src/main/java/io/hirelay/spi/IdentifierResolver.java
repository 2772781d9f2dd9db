package io.hirelay.spi;

import io.hirelay.operation.CallContext;
import java.util.Map;

/**
 * Turns any form of an identifier that people have at hand into the one canonical form.
 *
 * <p>Throws {@link io.hirelay.error.InvalidRequestException#unresolved} for a form that names nothing,
 * {@link io.hirelay.error.InvalidRequestException#ambiguous} for one that names several things, both with the choices
 * there are. A canonical form is given back as it is, without asking the provider.
 */
@FunctionalInterface
public interface IdentifierResolver<S extends Session> {

    /**
     * @param given what the caller wrote
     * @param within canonical ids of what it is to be found in, by parameter name such as {@code job_id}
     */
    String canonical(S session, String given, Map<String, String> within, CallContext call);
}
