using System.Text.Json;

namespace A11.Agents.Generation.Facts;

/// <summary>Packages of the Debian release that images are built on, each by what its version begins with as long as that release lives.</summary>
internal static class DebianPackages
{
    /// <summary>The release, as tags of images name it.</summary>
    public const string Release = "trixie";

    private static readonly Lazy<JsonElement> Known = new(() => EmbeddedFacts.Read("packages"));

    /// <summary>The command that installs packages, and leaves no list of packages behind.</summary>
    /// <param name="packages">Their names; each is one that is known.</param>
    public static string Install(IEnumerable<string> packages) =>
        $"apt-get update && apt-get install --yes --no-install-recommends {string.Join(' ', packages.Order(StringComparer.Ordinal).Select(Pin))} && rm -rf /var/lib/apt/lists/*";

    /// <summary>A package with its version. Without quotes a shell would look for files that the pattern fits.</summary>
    private static string Pin(string package) => $"'{package}={Known.Value.GetProperty(package).GetString()}'";
}
