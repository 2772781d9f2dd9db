package io.hirelay.workable.wire;

import java.util.List;

/** {@code GET /accounts}. */
@WireRecord
public record AccountsDto(List<AccountDto> accounts) {}
