package io.hirelay.http;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnavailableException;
import io.hirelay.file.Download;
import io.hirelay.file.Spool;
import io.hirelay.operation.CallContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files by addresses that callers give or providers answer with. No credential is ever sent along, as whoever
 * holds a signed address needs none; an address leads to the public internet or is refused, and so does every redirect.
 * Addresses may hold signatures: they stand in no log line and no message. Thread-safe; interrupt means stop.
 */
public final class FileFetcher {
    /** Under which field everything wrong with an address is told; see {@link InvalidRequestException#about}. */
    public static final String FIELD = "file_url";

    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_ADDRESS = 8_000;
    private static final String RIGHT = "an address such as https://files.example.com/cv.pdf is right";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final FileClient client;
    private final Spool spool;
    private final boolean privateUpstreams;

    FileFetcher(FileClient client, Spool spool, boolean privateUpstreams) {
        this.client = client;
        this.spool = Objects.requireNonNull(spool, "spool");
        this.privateUpstreams = privateUpstreams;
    }

    /**
     * A file that was fetched as a whole.
     *
     * @param content to be closed when it is not needed any more
     * @param name as its host calls it, else as its address ends
     * @param type media type as its host says
     */
    public record Fetched(Spool.Kept content, Optional<String> name, String type) {}

    /**
     * Fetches a file for a call, and keeps it.
     *
     * @param url as a caller gave it
     * @param most how many bytes it may have
     * @throws InvalidRequestException about {@link #FIELD} when only the caller can help
     * @throws UnavailableException when its host cannot be reached or fails, which may pass
     */
    public Fetched fetch(String url, Reach reach, long most, CallContext call) {
        FileClient.Bound bound = bound(call);
        bound.enter();
        try (Response response = follow(address(url), reach, bound);
                InputStream stream = stream(response)) {
            long length = length(response).orElse(0);
            if (length > most) {
                throw tooLong(most);
            }
            Spool.Kept content = spool.keep(stream, most);
            if (content.length() == 0) {
                content.close();
                throw invalid("leads to an empty file");
            }
            return new Fetched(content, FileNames.of(response), type(response));
        } catch (Spool.TooLongException e) {
            throw tooLong(most);
        } catch (InvalidRequestException | CancelledException | UnavailableException e) {
            throw e;
        } catch (HirelayException e) {
            throw invalid("cannot be fetched: " + e.getMessage());
        } catch (UnknownHostException e) {
            throw invalid("cannot be fetched: no host of this name is known; " + RIGHT);
        } catch (IOException e) {
            throw broken(e, bound);
        } finally {
            bound.exit();
        }
    }

    /**
     * Opens a file to be read as it comes. The call's deadline holds until its first byte is there.
     *
     * @param most how many bytes it may have; its stream fails beyond that
     * @throws InvalidRequestException about {@link #FIELD} when the address is none that may be fetched from
     * @throws NotFoundException when its host does not give it out: it is not there, or a signature has expired
     * @throws UnavailableException when its host cannot be reached or fails
     */
    public Download open(String url, Reach reach, long most, CallContext call) {
        FileClient.Bound bound = bound(call);
        bound.enter();
        Response response = null;
        try {
            response = follow(address(url), reach, bound);
            OptionalLong length = length(response);
            if (length.orElse(0) > most) {
                throw new ProtocolException("the file has more than " + size(most), null, null);
            }
            Download opened =
                    new Download(FileNames.of(response), type(response), length, new Limited(stream(response), most));
            response = null;
            return opened;
        } catch (IOException e) {
            throw broken(e, bound);
        } finally {
            bound.exit();
            if (response != null) {
                response.close();
            }
        }
    }

    private Response follow(HttpUrl first, Reach reach, FileClient.Bound bound) throws IOException {
        HttpUrl url = first;
        for (int redirects = 0; ; redirects++) {
            Response response = open(url, reach, bound);
            boolean redirected = response.isRedirect();
            if (!redirected && response.code() == 200) {
                return response;
            }
            response.close();
            if (!redirected) {
                throw refusal(response.code());
            }
            if (redirects == MOST_REDIRECTS) {
                throw invalid("leads on more than " + MOST_REDIRECTS + " times; give the address of the file itself");
            }
            HttpUrl next = Optional.ofNullable(response.header("Location"))
                    .map(url::resolve)
                    .orElse(null);
            if (next == null || !next.username().isEmpty()) {
                throw invalid("leads on to what is no address of a file; give the address of the file itself");
            }
            url = next;
        }
    }

    private Response open(HttpUrl url, Reach reach, FileClient.Bound bound) throws IOException {
        boolean trusted = reach.trusts(url);
        if (!trusted && !url.isHttps() && !privateUpstreams) {
            throw invalid("must begin with https:// and lead on to nothing else; " + RIGHT);
        }
        try {
            return client.open(url, trusted ? address -> true : allowed(url), bound);
        } catch (FileClient.NotAllowed e) {
            throw invalid(
                    url.isHttps()
                            ? "leads to an address that is not on the public internet; " + RIGHT
                            : "must begin with https:// (http:// is for this machine alone); " + RIGHT);
        }
    }

    private Predicate<InetAddress> allowed(HttpUrl url) {
        Predicate<InetAddress> loopback = address -> privateUpstreams && address.isLoopbackAddress();
        return url.isHttps() ? loopback.or(PublicAddresses::isPublic) : loopback;
    }

    private static HttpUrl address(String text) {
        HttpUrl url = text.length() > LONGEST_ADDRESS ? null : HttpUrl.parse(text.strip());
        if (url == null) {
            throw invalid("is no address of the web of at most " + LONGEST_ADDRESS + " characters; " + RIGHT);
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw invalid("must not hold a user or a password; " + RIGHT);
        }
        return url;
    }

    private static HirelayException refusal(int status) {
        String said = "the file's host answered " + status;
        if (status == 408 || status == 429 || status >= 500) {
            return new UnavailableException(ErrorCode.REMOTE_UNAVAILABLE, said, Optional.empty(), null, null);
        }
        // An expired signature is 403 with one store and 400 with another.
        return status >= 400
                ? new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, said, null)
                : new ProtocolException(said, null, null);
    }

    private static HirelayException broken(IOException cause, FileClient.Bound bound) {
        if (bound.isOver()) {
            return unavailable(ErrorCode.REMOTE_TIMEOUT, "the file's host did not answer in time", cause);
        }
        if (FileClient.interrupted(cause)) {
            Thread.currentThread().interrupt();
            return new CancelledException("interrupted while a file was being fetched");
        }
        return unavailable(ErrorCode.REMOTE_UNAVAILABLE, "the file's host cannot be reached or broke off", cause);
    }

    private static UnavailableException unavailable(ErrorCode code, String message, @Nullable IOException cause) {
        return new UnavailableException(code, message, Optional.empty(), null, cause);
    }

    private static InvalidRequestException tooLong(long most) {
        return invalid("leads to a file of more than " + size(most) + "; a smaller one is right");
    }

    private static String size(long bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MiB" : bytes + " bytes";
    }

    private static InvalidRequestException invalid(String message) {
        return InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, FIELD, message);
    }

    private static FileClient.Bound bound(CallContext call) {
        return new FileClient.Bound(call.deadline().remaining());
    }

    private static String type(Response response) {
        String type = response.header("Content-Type");
        return type == null || type.isBlank() ? UNKNOWN_TYPE : type.strip();
    }

    private static OptionalLong length(Response response) {
        long length = isPacked(response) ? -1 : response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** Nobody asked for it, but some stores keep files that way. */
    private static boolean isPacked(Response response) {
        return "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    }

    private static InputStream stream(Response response) {
        Source source = response.body().source();
        return Okio.buffer(isPacked(response) ? new GzipSource(source) : source).inputStream();
    }

    /** Fails beyond a number of bytes. */
    private static final class Limited extends FilterInputStream {
        private final long most;
        private long read;

        Limited(InputStream stream, long most) {
            super(stream);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = in.read(bytes, from, length);
            count(Math.max(0, got));
            return got;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long more) throws IOException {
            read += more;
            if (read > most) {
                throw new Spool.TooLongException(most);
            }
        }
    }
}
