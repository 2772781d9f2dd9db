package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.connection.CredentialKind;
import java.util.List;

/** Which systems customers can connect by OAuth here: those for which the operator has set an application. */
@FunctionalInterface
public interface OAuthOffers {

    boolean offers(Provider provider);

    /** The kinds of credential by which customers can be offered to connect, in order. */
    default List<String> methods(Provider provider) {
        return provider.descriptor().credentialKinds().stream()
                .filter(kind -> !kind.equals(CredentialKind.OAUTH2.word()) || offers(provider))
                .sorted()
                .toList();
    }
}
