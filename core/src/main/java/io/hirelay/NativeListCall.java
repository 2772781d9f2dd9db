package io.hirelay;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.RawList;
import io.hirelay.http.RawRequest;
import io.hirelay.http.RestClient;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativePaging;
import io.hirelay.spi.NativeRows;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of a native list. For one call. */
final class NativeListCall {
    private final RestClient client;
    private final NativeMethod method;
    private final NativeRows rows;
    private final String resource;
    private final String path;
    private final BoundCursors.Account account;

    /** @param path of the list with every variable part put in */
    NativeListCall(RestClient client, String resource, NativeMethod method, String path, BoundCursors.Account account) {
        this.client = client;
        this.method = method;
        this.rows = method.rows().orElseThrow();
        this.resource = resource;
        this.path = path;
        this.account = account;
    }

    Page<RawJson> run(NativeRequest request, CallContext call) {
        if (request.limit().isPresent()
                && (request.limit().getAsInt() < 1 || request.limit().getAsInt() > ListRequest.LARGEST_LIMIT)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    "limit",
                    "must be a number from 1 to " + ListRequest.LARGEST_LIMIT);
        }
        BoundCursors cursors = BoundCursors.of(account, "native." + resource + ".list " + path, request.query());
        Optional<String> place = cursors.unbind(request.after()).map(Cursor::token);
        Page<RawJson> page;
        try {
            page = rows.paging() instanceof NativePaging.Link link
                    ? linked(link, request, place, call)
                    : rows.paging() instanceof NativePaging.Offset offset
                            ? counted(offset, request, place, call)
                            : whole(request, place, call);
        } catch (NotFoundException none) {
            if (!rows.notFoundIfEmpty() || place.isPresent()) {
                throw none;
            }
            return Page.of(List.of());
        }
        return cursors.bind(page);
    }

    /** All at once, unless less is asked for; then the cursor is how many records come before it. */
    private Page<RawJson> whole(NativeRequest request, Optional<String> place, CallContext call) {
        List<RawJson> all =
                read(path + Natives.query(request.query()), "", call).rows();
        int from = (int) Math.min(number(place, "next_cursor"), all.size());
        int to = Math.min(all.size(), from + request.limit().orElse(all.size()));
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? Optional.of(new Cursor(String.valueOf(to))) : Optional.empty());
    }

    /** The cursor is the link's path and query. */
    private Page<RawJson> linked(
            NativePaging.Link link, NativeRequest request, Optional<String> place, CallContext call) {
        Map<String, List<String>> query = new LinkedHashMap<>(request.query());
        request.limit().ifPresent(limit -> query.put(link.limit(), List.of(String.valueOf(limit))));
        String asked =
                place.map(there -> onward(there, query, link.limit())).orElseGet(() -> path + Natives.query(query));
        RawList list = read(asked, link.field(), call);
        Optional<String> next = list.beside()
                .filter(address -> !address.isBlank())
                .map(address -> client.nextLink(address).reference());
        if (next.isPresent() && next.equals(place)) {
            throw new ProtocolException("the provider named the page just read as the next one", null, null);
        }
        return new Page<>(list.rows(), next.map(Cursor::new));
    }

    /** The link as it is, but for the limit, which is the request's own, and what the link has lost of the query. */
    private static String onward(String link, Map<String, List<String>> query, String limit) {
        int mark = link.indexOf('?');
        Map<String, List<String>> lost = new LinkedHashMap<>(query);
        List<String> kept = new ArrayList<>();
        for (String parameter :
                mark < 0 ? new String[0] : link.substring(mark + 1).split("&")) {
            String name = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
            if (!name.equals(limit) || !query.containsKey(limit)) {
                kept.add(parameter);
                lost.remove(name);
            }
        }
        String more = Natives.query(lost);
        if (!more.isEmpty()) {
            kept.add(more.substring(1));
        }
        return (mark < 0 ? link : link.substring(0, mark)) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }

    /** The cursor is how many records come before it. */
    private Page<RawJson> counted(
            NativePaging.Offset offset, NativeRequest request, Optional<String> place, CallContext call) {
        int wanted = request.limit().orElse(ListRequest.DEFAULT_LIMIT);
        int asked = offset.limits().stream()
                .filter(allowed -> allowed >= wanted)
                .findFirst()
                .or(() -> offset.limits().stream().max(Integer::compare))
                .orElse(wanted);
        Map<String, List<String>> query = new LinkedHashMap<>(request.query());
        long skipped = number(place.or(() -> first(query.get(offset.offset()))), offset.offset());
        query.put(offset.limit(), List.of(String.valueOf(asked)));
        query.put(offset.offset(), List.of(String.valueOf(skipped)));
        RawList list = read(path + Natives.query(query), offset.total(), call);
        List<RawJson> page = list.rows().subList(0, Math.min(wanted, list.rows().size()));
        long read = skipped + page.size();
        boolean more = !page.isEmpty()
                && list.beside()
                        .map(total -> read < total(total))
                        .orElse(list.rows().size() >= asked || list.rows().size() > page.size());
        return new Page<>(page, more ? Optional.of(new Cursor(String.valueOf(read))) : Optional.empty());
    }

    private static Optional<String> first(@Nullable List<String> values) {
        return values == null ? Optional.empty() : values.stream().findFirst();
    }

    private static long number(Optional<String> given, String name) {
        try {
            long number = given.map(Long::parseLong).orElse(0L);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID_PARAMETER, name, "must be a number of records, 0 or more");
    }

    private static long total(String total) {
        try {
            return new BigDecimal(total).longValue();
        } catch (NumberFormatException e) {
            throw new ProtocolException("the provider counted its records in something else than a number", null, null);
        }
    }

    private RawList read(String reference, String beside, CallContext call) {
        return client.rawList(
                new RawRequest(
                        method.httpMethod(),
                        reference,
                        method.path(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        call),
                rows.field(),
                beside);
    }
}
