package io.hirelay.conformance;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.model.Candidate;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.ReadHandler;
import io.hirelay.spi.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Providers that page, identify or filter wrongly. */
final class ListMutants {
    private ListMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "ATS-PAGE-01",
                        "a record is lost with some limits",
                        () -> Layers.paged(null, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                Page<T> page = right.apply(request);
                                return request.limitOrDefault() == 7
                                                && page.items().size() == 7
                                        ? new Page<>(page.items().subList(0, 6), page.next())
                                        : page;
                            }
                        })),
                Mutant.of(
                        "ATS-PAGE-02",
                        "pages are longer than asked for",
                        () -> Layers.paged(null, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                return right.apply(request.limit(Math.min(100, request.limitOrDefault() + 1)));
                            }
                        })),
                Mutant.of(
                        "ATS-PAGE-03",
                        "a page names itself as the next one",
                        () -> Layers.paged(Ats.USERS_LIST, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                Page<T> page = right.apply(request);
                                return request.after().isPresent() ? new Page<>(page.items(), request.after()) : page;
                            }
                        })),
                Mutant.of("ATS-PAGE-04", "a cursor works once", () -> Layers.paged(null, usedOnce())),
                Mutant.of(
                        "ATS-PAGE-05",
                        "a strange cursor is taken for the first page",
                        () -> Layers.paged(null, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                try {
                                    return right.apply(request);
                                } catch (HirelayException e) {
                                    return right.apply(request.after(Optional.empty()));
                                }
                            }
                        })),
                Mutant.of(
                        "ATS-PAGE-06",
                        "an old cursor is a provider's failure",
                        () -> Layers.failing(e -> e.code() == ErrorCode.REQUEST_INVALID_CURSOR
                                ? new ProtocolException("cursor_refused", null, e)
                                : e)),
                Mutant.of(
                        "ATS-PAGE-07",
                        "cursors count records instead of naming one",
                        () -> Layers.paged(Ats.CANDIDATES_LIST, counting())),
                Mutant.of(
                        "ATS-PAGE-08",
                        "the last record of a list is never given",
                        () -> Layers.paged(null, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                Page<T> page = right.apply(request);
                                return page.next().isEmpty() && !page.items().isEmpty()
                                        ? Page.of(page.items()
                                                .subList(0, page.items().size() - 1))
                                        : page;
                            }
                        })),
                Mutant.of(
                        "ATS-PAGE-09",
                        "a page is empty although the list goes on",
                        () -> Layers.paged(Ats.USERS_LIST, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                return request.after().isPresent()
                                        ? new Page<>(List.of(), request.after())
                                        : right.apply(request);
                            }
                        })),
                Mutant.of(
                        "ATS-ID-01",
                        "another record than asked for is got",
                        () -> Layers.got(Ats.ORGANIZATIONS_GET, request -> GetRequest.of("org-a"), row -> row)),
                Mutant.wired(
                        "ATS-ID-02",
                        "applications name their candidate in capitals",
                        Wires.texts(
                                "candidacies",
                                text -> Pattern.compile("(?<=\"person\":\")[0-9a-f-]{36}")
                                        .matcher(text)
                                        .replaceAll(id -> id.group().toUpperCase(Locale.ROOT)))),
                Mutant.of(
                        "ATS-ID-03",
                        "an id with odd characters blows up",
                        () -> Layers.got(Ats.ORGANIZATIONS_GET, ListMutants::checked, row -> row)),
                Mutant.of("ATS-ID-04", "ids belong to a connection", () -> Layers.watching(idsOfSessions())),
                Mutant.of(
                        "ATS-FILTER-01",
                        "a filter loses records",
                        () -> Layers.paged(Ats.CANDIDATES_LIST, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                return isAsked(request, "emails") ? Page.of(List.of()) : right.apply(request);
                            }
                        })),
                Mutant.of(
                        "ATS-FILTER-02",
                        "a filter on what rows do not tell is ignored",
                        () -> Layers.paged(Ats.CANDIDATES_LIST, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                return right.apply(request.withFilters(List.of()));
                            }
                        })),
                Mutant.of("ATS-FILTER-03", "a filter is declared that does not work", StageFilter::new),
                Mutant.of("ATS-FILTER-04", "a filter is needed that is not declared", UndeclaredNeed::new),
                Mutant.of(
                        "ATS-FILTER-05",
                        "a record that lists hide cannot be got",
                        () -> Layers.got(Ats.JOBS_GET, request -> request, row -> {
                            if (row.remoteData().text().contains("\"secret\":true")) {
                                throw new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, "hidden", null);
                            }
                            return row;
                        })));
    }

    private static Layers.Paged usedOnce() {
        Set<Cursor> used = new HashSet<>();
        return new Layers.Paged() {
            @Override
            public <T extends Unified> Page<T> page(ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                return request.after().isPresent() && !used.add(request.after().get())
                        ? Page.of(List.of())
                        : right.apply(request);
            }
        };
    }

    private static Layers.Paged counting() {
        return new Layers.Paged() {
            @Override
            public <T extends Unified> Page<T> page(ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                List<T> all = new ArrayList<>();
                ListRequest<T> next = request.after(Optional.empty()).limit(100);
                while (true) {
                    Page<T> page = right.apply(next);
                    all.addAll(page.items());
                    if (page.next().isEmpty()) {
                        break;
                    }
                    next = next.after(page.next());
                }
                int from = request.after()
                        .map(cursor -> Integer.parseInt(cursor.token()))
                        .orElse(0);
                int to = Math.min(all.size(), from + request.limitOrDefault());
                return new Page<>(
                        all.subList(Math.min(from, to), to),
                        to < all.size() ? Optional.of(new Cursor(String.valueOf(to))) : Optional.empty());
            }
        };
    }

    private static Layers.Watching idsOfSessions() {
        List<Session> sessions = new ArrayList<>();
        return new Layers.Watching() {
            @Override
            public <T extends Unified> Page<T> page(Session session, Page<T> right) {
                if (!sessions.contains(session)) {
                    sessions.add(session);
                }
                return sessions.indexOf(session) == 0
                        ? right
                        : new Page<>(
                                right.items()
                                        .subList(0, Math.min(1, right.items().size())),
                                Optional.empty());
            }
        };
    }

    private static GetRequest checked(GetRequest request) {
        if (!request.id().matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not an id");
        }
        return request;
    }

    private static boolean isAsked(ListRequest<?> request, String filter) {
        return request.filters().stream()
                .anyMatch(criterion -> criterion.field().name().equals(filter));
    }

    /** Says that candidates can be filtered by stage, and fails when they are. */
    private static final class StageFilter implements Interposed.Layer {
        @Override
        @SuppressWarnings("unchecked") // candidates' support is asked for candidates' list
        public <T extends Unified> ListSupport<T> support(ListOperation<T> operation, ListSupport<T> support) {
            return operation.equals(Ats.CANDIDATES_LIST)
                    ? (ListSupport<T>) ((ListSupport<Candidate>) support).natively(AtsFilters.Candidates.STAGE_ID)
                    : support;
        }

        @Override
        public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
            return (session, request, call) -> {
                if (operation.equals(Ats.CANDIDATES_LIST) && isAsked(request, "stage_id")) {
                    throw new ProtocolException("unknown_word", null, null);
                }
                return handler.read(session, request, call);
            };
        }
    }

    /** Does not say that files need a candidate, and fails without one. */
    private static final class UndeclaredNeed implements Interposed.Layer {
        @Override
        public <T extends Unified> ListSupport<T> support(ListOperation<T> operation, ListSupport<T> support) {
            return operation.equals(Ats.ATTACHMENTS_LIST)
                    ? new ListSupport<>(support.fields(), support.natively(), List.of(), support.beside())
                    : support;
        }

        @Override
        public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
            return (session, request, call) -> {
                if (operation.equals(Ats.ATTACHMENTS_LIST) && !isAsked(request, "candidate_id")) {
                    throw new ProtocolException("whose files?", null, null);
                }
                return handler.read(session, request, call);
            };
        }
    }
}
