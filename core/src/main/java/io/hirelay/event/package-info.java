/**
 * What has become different: facts about records, found by comparing them with what was kept of them before.
 */
@NullMarked
package io.hirelay.event;

import org.jspecify.annotations.NullMarked;
