package io.hirelay.spi;

import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ability to have accounts connected by OAuth 2.0 (authorization code). Implemented by a provider beside
 * {@link AtsProvider}; the host does the round trips and keeps the tokens.
 */
public interface OAuthAccess {

    /**
     * The application by which the operator is known to the provider; no I/O.
     *
     * @param operatorSettings values of the provider's settings of {@link SettingSpec.Level#OPERATOR}, defaults filled in
     * @return empty while the operator has not set one
     * @throws io.hirelay.error.ConfigurationException naming what is missing or wrong where one is set by half
     */
    Optional<OAuthApplication> application(Map<String, String> operatorSettings);

    /**
     * The accounts that a token just granted reaches, at least one.
     *
     * @throws io.hirelay.error.AccessDeniedException when it reaches none, saying what to do
     * @throws io.hirelay.error.HirelayException when they cannot be told
     */
    List<OAuthAccount> accounts(
            Map<String, String> operatorSettings,
            Credential.AccessToken token,
            ProviderContext context,
            CallContext call);
}
