/**
 * What the server tells about itself: log lines and metrics, without secrets and without personal data.
 */
@NullMarked
package io.hirelay.server.telemetry;

import org.jspecify.annotations.NullMarked;
