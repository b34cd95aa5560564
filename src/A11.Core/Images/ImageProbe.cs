using System.Collections.Immutable;

namespace A11.Core.Images;

/// <summary>Commands of images that ask the program in them how it is (the documentation of each image).</summary>
internal static class ImageProbe
{
    /// <summary>The words of the command; none where no command is known.</summary>
    public static ImmutableArray<string> Find(ImageReference image) => image.ShortName switch
    {
        "redis" => ["redis-cli", "ping"],
        "valkey/valkey" => ["valkey-cli", "ping"],
        "postgres" => ["pg_isready"],
        "mysql" => ["mysqladmin", "ping"],
        "mariadb" => ["healthcheck.sh", "--connect", "--innodb_initialized"],
        "rabbitmq" => ["rabbitmq-diagnostics", "-q", "ping"],
        "mongo" => ["mongosh", "--eval", "db.adminCommand('ping')"],
        _ => [],
    };
}
