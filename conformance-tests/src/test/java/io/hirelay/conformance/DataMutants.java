package io.hirelay.conformance;

import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.json.Json;
import io.hirelay.model.Coded;
import io.hirelay.model.Job;
import io.hirelay.model.RawJson;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Providers that load otherwise than they say, or lose what they were told. */
final class DataMutants {
    private DataMutants() {}

    private static final Json JSON = new Json();

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "ATS-LOAD-01",
                        "rows claim that everything is loaded",
                        () -> Layers.rows(Ats.JOBS_LIST, row -> Layers.with(row, Set.of()))),
                Mutant.of(
                        "ATS-LOAD-02",
                        "a field that is not loaded has a value",
                        () -> Layers.rows(
                                Ats.JOBS_LIST, row -> Layers.with(row, "description", Optional.of("about it")))),
                Mutant.of(
                        "ATS-LOAD-03",
                        "a got record is as thin as a listed one",
                        () -> Layers.got(
                                Ats.JOBS_GET, request -> request, row -> Layers.with(row, Set.of("description")))),
                Mutant.of(
                        "ATS-LOAD-04",
                        "expand loads something else than get",
                        () -> Layers.rows(
                                Ats.JOBS_LIST,
                                row -> row.isLoaded("description")
                                        ? Layers.with(row, "description", Optional.of("in short"))
                                        : row)),
                Mutant.of(
                        "ATS-LOAD-05",
                        "expand costs twice what it declares",
                        () -> Layers.paged(Ats.JOBS_LIST, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                if (!request.expand().isEmpty()) {
                                    right.apply(request);
                                }
                                return right.apply(request);
                            }
                        })),
                Mutant.of(
                        "ATS-LOAD-06",
                        "rows call a job otherwise than a get does",
                        () -> Layers.rows(Ats.JOBS_LIST, row -> Layers.with(row, "name", Optional.of("A job")))),
                Mutant.of(
                        "ATS-LOAD-07",
                        "a planned field never has a value",
                        () -> Layers.rows(
                                Ats.JOB_INTERVIEW_STAGES_LIST, row -> Layers.with(row, "position", Optional.empty()))),
                Mutant.of(
                        "ATS-RAW-01",
                        "there is no remote_data",
                        () -> Layers.rows(Ats.TAGS_LIST, row -> Layers.with(row, "remote_data", RawJson.NULL))),
                Mutant.of(
                        "ATS-RAW-02",
                        "remote_data is written anew from the fields that are known",
                        () -> Layers.rows(Ats.TAGS_LIST, row -> without(row, "made"))),
                Mutant.of(
                        "ATS-RAW-03",
                        "a new field is thrown away",
                        () -> Layers.rows(Ats.CANDIDATES_LIST, row -> without(row, "aura"))),
                Mutant.of(
                        "ATS-RAW-04",
                        "a new word breaks the list",
                        () -> Layers.rows(Ats.JOBS_LIST, row -> {
                            Optional<? extends Coded<?>> status = ((Job) row).status();
                            if (status.filter(word -> word.word().equals("Hibernating"))
                                    .isPresent()) {
                                throw new ProtocolException("no such phase", null, null);
                            }
                            return row;
                        })),
                Mutant.of(
                        "ATS-ERROR-01",
                        "an unknown id is a malformed answer",
                        () -> Layers.failing(e ->
                                e instanceof NotFoundException ? new ProtocolException("no record", null, e) : e)));
    }

    private static Unified without(Unified row, String field) {
        Map<String, @Nullable Object> raw =
                new LinkedHashMap<>(JSON.readObject(row.remoteData().toBytes()));
        raw.remove(field);
        byte[] bytes = JSON.write(raw);
        return Layers.with(row, "remote_data", RawJson.slice(bytes, 0, bytes.length));
    }
}
