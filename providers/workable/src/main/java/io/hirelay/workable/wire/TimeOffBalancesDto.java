package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /timeoff/balances}. */
@WireRecord
public record TimeOffBalancesDto(List<Native<TimeOffBalanceDto>> balances) {}
