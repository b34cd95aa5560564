using A11.Core.Images;

namespace A11.Core.Docker.Facts;

/// <summary>As whom a container of a base image runs where no USER is set: what the images' own Dockerfiles and documentation say.</summary>
public static class BaseImageUser
{
    /// <summary>Images that end as a user of their own.</summary>
    private static readonly HashSet<string> Unprivileged = new(StringComparer.Ordinal)
    {
        "nginxinc/nginx-unprivileged", "jenkins/jenkins", "sonarqube", "grafana/grafana", "grafana/grafana-oss", "memcached", "solr", "kong", "haproxy", "jetty", "fluentd", "elasticsearch",
        "kibana", "logstash", "opensearchproject/opensearch", "sonatype/nexus3", "apache/airflow", "mcr.microsoft.com/mssql/server", "quay.io/keycloak/keycloak",
        "ghcr.io/actions/actions-runner", "otel/opentelemetry-collector", "otel/opentelemetry-collector-contrib",
    };

    /// <summary>Publishers all of whose images end as a user of their own.</summary>
    private static readonly string[] UnprivilegedPublishers =
        ["bitnami/", "bitnamilegacy/", "prom/", "selenium/", "jupyter/", "quay.io/jupyter/", "docker.elastic.co/", "quay.io/prometheus/"];

    /// <summary>Words of a tag or name by which publishers mark images that don't run as root.</summary>
    private static readonly string[] Marks = ["nonroot", "chiseled", "unprivileged", "rootless", "distroless"];

    /// <summary>Images of whom it is known that they end as root.</summary>
    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal)
    {
        "alpine", "debian", "ubuntu", "busybox", "fedora", "centos", "rockylinux", "almalinux", "oraclelinux", "amazonlinux", "archlinux", "photon", "buildpack-deps", "node", "python", "golang", "ruby",
        "rust", "php", "perl", "openjdk", "eclipse-temurin", "amazoncorretto", "maven", "gradle", "tomcat", "nginx", "httpd", "caddy", "traefik", "redis", "postgres", "mysql", "mariadb", "mongo",
        "rabbitmq", "wordpress", "composer", "erlang", "elixir", "swift", "haskell", "julia", "r-base", "bash", "docker", "registry", "vault", "consul", "neo4j", "influxdb", "scratch",
    };

    /// <summary>Images whose own entrypoint starts as root and goes on as another user, by gosu, su-exec, setpriv or s6-setuidgid (the images' own Dockerfiles).</summary>
    private static readonly HashSet<string> Switching = new(StringComparer.Ordinal)
    {
        "postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector", "redis", "valkey/valkey", "mysql", "mariadb", "percona", "mongo", "cassandra", "couchdb", "influxdb", "ghost", "neo4j",
        "zookeeper", "consul", "hashicorp/consul", "vault", "hashicorp/vault", "redmine", "rabbitmq", "clickhouse/clickhouse-server", "crate", "storm",
    };

    /// <summary>Whether the entrypoint of an image is known to start as root and to go on as another user.</summary>
    public static bool SwitchesUser(ImageReference image) =>
        Switching.Contains(image.ShortName) || image.ShortName.Contains("linuxserver/baseimage", StringComparison.Ordinal) || image.ShortName == "phusion/baseimage";

    /// <summary>Whether an image for Linux ends as root; null where that is not known.</summary>
    public static bool? IsRoot(ImageReference image)
    {
        var name = image.ShortName;
        var tag = image.Tag ?? "";
        if (image.IsDynamic)
        {
            return null;
        }

        if (name.StartsWith("gcr.io/distroless/", StringComparison.Ordinal))
        {
            return !tag.Contains("nonroot", StringComparison.Ordinal);
        }

        if (Unprivileged.Contains(name)
            || UnprivilegedPublishers.Any(publisher => name.StartsWith(publisher, StringComparison.Ordinal))
            || Marks.Any(mark => tag.Contains(mark, StringComparison.OrdinalIgnoreCase) || name.Contains(mark, StringComparison.OrdinalIgnoreCase))
            || IsChainguard(name))
        {
            return false;
        }

        return Roots.Contains(name) || name.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) ? true : null;
    }

    /// <summary>The user, as USER would name it, that an image which ends as root brings for programs to run as; null where it brings none.</summary>
    public static string? Offered(ImageReference image) => image.ShortName switch
    {
        "node" => "node",
        "php" or "httpd" or "wordpress" => "www-data",
        "redis" => "redis",
        "postgres" => "postgres",
        "gradle" => "gradle",
        _ when BringsAppUser(image) => "$APP_UID",
        _ when image.ShortName.StartsWith("gcr.io/distroless/", StringComparison.Ordinal) => "nonroot",
        _ => null,
    };

    /// <summary>The value of a variable that the image sets and that names a user; null for any other (.NET's images, from 8.0 on, set <c>APP_UID</c>).</summary>
    public static string? Variable(ImageReference image, string name) => name == "APP_UID" && BringsAppUser(image) ? "1654" : null;

    private static bool BringsAppUser(ImageReference image) =>
        image.ShortName.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) && Major(image.Tag ?? "") is null or >= 8;

    private static int? Major(string tag)
    {
        var length = tag.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(length < 0 ? tag : tag[..length], out var major) ? major : null;
    }

    /// <summary>Chainguard's images run as 65532, those to build upon aside.</summary>
    private static bool IsChainguard(string name) =>
        (name.StartsWith("cgr.dev/chainguard/", StringComparison.Ordinal) || name.StartsWith("chainguard/", StringComparison.Ordinal)) && !name.EndsWith("-base", StringComparison.Ordinal);
}
