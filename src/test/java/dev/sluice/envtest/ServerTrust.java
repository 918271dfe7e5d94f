package dev.sluice.envtest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificate that an API server signs for itself when it starts. */
final class ServerTrust {
    private final Path certificate;

    ServerTrust(Path certificate) {
        this.certificate = certificate;
    }

    /** A client that trusts the certificate and nothing else, as soon as the server has written it. */
    HttpClient client(Duration patience, Process server) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!Files.exists(certificate) && System.nanoTime() < end && server.isAlive()) {
            // Nothing signals the file; the disk can only be looked at again.
            TimeUnit.MILLISECONDS.sleep(50);
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust().getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("cannot trust " + certificate, unusable);
        }
    }

    private TrustManagerFactory trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("server-" + number++, each);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    /** Writes a new private key, with which the server signs the tokens of service accounts. */
    static Path writeKey(Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return Files.writeString(
                    file, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n", US_ASCII);
        } catch (GeneralSecurityException missing) {
            throw new IOException("no RSA in this JDK", missing);
        }
    }
}
