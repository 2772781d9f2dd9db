package io.hirelay.server.link;

import io.hirelay.model.Doc;
import java.util.Optional;

/** What a caller sends to make a link. */
@Doc("A link to be made: for a new account by `tenant_id`, or for one that is there by `integrated_account_id`.")
public record NewLink(
        @Doc("Your own name of the customer who is to connect an account.")
        Optional<String> tenantId,

        @Doc("The account to be connected again; it keeps its id.")
        Optional<String> integratedAccountId,

        @Doc("The only system to be offered, as `GET /integration` names it; without it the customer chooses.")
        Optional<String> integration,

        @Doc("Where the browser goes at the end, with `status` (`success`, `cancelled`) and `integrated_account_id`"
                + " added; https, or http on loopback.")
        Optional<String> redirectUri,

        @Doc("The origin of the page that embeds the link's page; no other may, and it is told how it ended.")
        Optional<String> origin) {}
