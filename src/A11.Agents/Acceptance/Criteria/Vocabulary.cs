using System.Collections.Immutable;
using A11.Core.Images;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>Languages and services by the names that people use for them.</summary>
internal static class Vocabulary
{
    private static readonly ImmutableArray<Product> Products =
    [
        new("python", true, ["python", "cpython"]), new("node", true, ["node.js", "nodejs", "node"]), new("go", true, ["golang", "go"]), new("dotnet", true, [".net sdk", ".net core", ".net", "dotnet"]),
        new("java", true, ["java", "jdk", "openjdk"]), new("ruby", true, ["ruby"]), new("php", true, ["php"]), new("rust", true, ["rust"]),
        new("postgres", false, ["postgresql", "postgres", "pg"]), new("mysql", false, ["mysql"]), new("mariadb", false, ["mariadb"]), new("mongo", false, ["mongodb", "mongo"]), new("redis", false, ["redis"]), new("memcached", false, ["memcached"]),
        new("rabbitmq", false, ["rabbitmq", "rabbit mq"]), new("nats", false, ["nats"]), new("kafka", false, ["kafka"]), new("elasticsearch", false, ["elasticsearch"]), new("nginx", false, ["nginx"]), new("traefik", false, ["traefik"]),
        new("valkey", false, ["valkey"]), new("minio", false, ["minio"]), new("keycloak", false, ["keycloak"]), new("opensearch", false, ["opensearch"]),
    ];

    /// <summary>The images that keep data, and where (their documentation on Docker Hub).</summary>
    public static ImmutableDictionary<string, string> Stores { get; } = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("postgres", "/var/lib/postgresql"), KeyValuePair.Create("mysql", "/var/lib/mysql"), KeyValuePair.Create("mariadb", "/var/lib/mysql"), KeyValuePair.Create("mongo", "/data/db"), KeyValuePair.Create("redis", "/data"),
        KeyValuePair.Create("valkey", "/data"), KeyValuePair.Create("rabbitmq", "/var/lib/rabbitmq"), KeyValuePair.Create("elasticsearch", "/usr/share/elasticsearch/data"), KeyValuePair.Create("opensearch", "/usr/share/opensearch/data"),
        KeyValuePair.Create("minio", "/data"),
    ]);

    /// <summary>The images of publishers of their own, and what they are (their documentation).</summary>
    private static readonly ImmutableDictionary<string, string> Published = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("valkey/valkey", "valkey"), KeyValuePair.Create("apache/kafka", "kafka"), KeyValuePair.Create("apache/kafka-native", "kafka"), KeyValuePair.Create("confluentinc/cp-kafka", "kafka"),
        KeyValuePair.Create("docker.elastic.co/elasticsearch/elasticsearch", "elasticsearch"), KeyValuePair.Create("opensearchproject/opensearch", "opensearch"), KeyValuePair.Create("minio/minio", "minio"),
        KeyValuePair.Create("quay.io/minio/minio", "minio"), KeyValuePair.Create("keycloak/keycloak", "keycloak"), KeyValuePair.Create("quay.io/keycloak/keycloak", "keycloak"),
        KeyValuePair.Create("nginxinc/nginx-unprivileged", "nginx"), KeyValuePair.Create("mongodb/mongodb-community-server", "mongo"),
    ]);

    /// <summary>The product that an image runs: its short name where it is an official one.</summary>
    public static string ProductOf(ImageReference image) => Published.GetValueOrDefault(image.ShortName, image.ShortName);

    /// <summary>The images that are databases.</summary>
    public static ImmutableArray<string> Databases { get; } = ["postgres", "mysql", "mariadb", "mongo"];

    /// <summary>The product that a word names, and where its name ends; -1 where it names none.</summary>
    public static (string Name, int End) MatchProduct(CriterionText text, int index)
    {
        foreach (var product in Products)
        {
            foreach (var alias in product.Aliases)
            {
                // “Go” is a verb too.
                if (text.Match(index, alias) is > 0 and var length && (alias != "go" || text.Words[index].Text == "Go"))
                {
                    return (product.Name, index + length);
                }
            }
        }

        return ("", -1);
    }

    /// <summary>Whether a product is a language.</summary>
    public static bool IsLanguage(string product) => Products.Any(known => known.IsLanguage && known.Name == product);

    /// <summary>The product that a name of a service means; the name itself where it is none.</summary>
    public static string Normalize(string name) => Products.FirstOrDefault(product => product.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase))?.Name ?? name;

    private sealed record Product(string Name, bool IsLanguage, ImmutableArray<string> Aliases);
}
