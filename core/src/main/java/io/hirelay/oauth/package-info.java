/**
 * The round trips of OAuth 2.0 by which a host has accounts connected: authorization address, exchange of codes, refresh,
 * revocation. What is particular to a provider comes from its {@link io.hirelay.spi.OAuthAccess}; tokens are kept
 * elsewhere.
 */
@NullMarked
package io.hirelay.oauth;

import org.jspecify.annotations.NullMarked;
