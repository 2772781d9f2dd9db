package io.hirelay.workable.sandbox.http;

import io.hirelay.workable.sandbox.access.RollingWindow;
import io.hirelay.workable.sandbox.route.Backend;
import io.hirelay.workable.sandbox.route.Reply;
import java.util.Optional;

/**
 * What the account makes of a call.
 *
 * @param template the endpoint's path, or the call's own when there is no endpoint
 * @param turn how the token's window stands; empty when the call was not counted
 */
record Outcome(String template, Backend backend, Reply reply, Optional<RollingWindow.Turn> turn) {}
