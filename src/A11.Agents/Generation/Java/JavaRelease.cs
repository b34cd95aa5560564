using System.Globalization;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Java;

/// <summary>Chooses the JDK that builds and runs a program.</summary>
internal static class JavaRelease
{
    /// <summary>The image of JDKs and JREs.</summary>
    public const string Image = "eclipse-temurin";

    /// <summary>The release that is taken where none is named: one with long-term support that the tools of today build with.</summary>
    private const int Preferred = 21;

    /// <summary>The releases with long-term support (Oracle's “Java SE Support Roadmap”).</summary>
    private static readonly int[] LongTerm = [11, 17, 21, 25];

    /// <summary>The named release where there is an image of it, else the oldest with long-term support that builds for it: <c>--release</c> knows older ones.</summary>
    /// <exception cref="RefusalException">None that is known is new enough.</exception>
    public static string Find(int? asked)
    {
        var known = ImageTags.Versions(Image).Select(version => version.Major).ToHashSet();
        var fit = asked is not { } release ? Preferred
            : known.Contains(release) ? release
            : LongTerm.FirstOrDefault(line => line >= release && known.Contains(line));
        return fit > 0 ? fit.ToString(CultureInfo.InvariantCulture) : throw new RefusalException($"No known JDK is of Java {asked} or newer, as the build asks.");
    }

    /// <summary>The release of a text: 8 of <c>1.8</c>, 21 of <c>21</c>; null where it is none.</summary>
    public static int? Read(string? text) =>
        VersionNumber.Read(text?.Trim().Trim('"', '\'') ?? "") is not { Major: > 0 } version ? null : version is { Major: 1, Minor: > 0 } ? version.Minor : version.Major;
}
