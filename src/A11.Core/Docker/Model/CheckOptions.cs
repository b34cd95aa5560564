using System.Collections.Immutable;

namespace A11.Core.Docker.Model;

/// <summary>The options of <c># check=skip=A,B;error=true;experimental=C</c> (Dockerfile reference, “check”).</summary>
/// <param name="Skip">The checks that are off; <c>all</c> stands for every one.</param>
/// <param name="IsError">Whether findings fail the build.</param>
internal sealed record CheckOptions(ImmutableArray<string> Skip, bool IsError)
{
    private const int MaximumOptions = 3;

    /// <summary>Reads them.</summary>
    /// <param name="text">What stands behind <c>check=</c>.</param>
    /// <param name="options">The options.</param>
    /// <param name="wrong">The option that BuildKit refuses.</param>
    public static bool TryParse(string text, out CheckOptions options, out string wrong)
    {
        options = new CheckOptions([], false);
        wrong = "";

        // What follows a blank is for people: check=skip=A // reason.
        foreach (var part in text.Split(' ')[0].Split(';', MaximumOptions))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : part[..equals].Trim();
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim();
            switch (name)
            {
                case "skip":
                    options = options with { Skip = [.. value.Split(',', StringSplitOptions.TrimEntries)] };
                    break;
                case "experimental":
                    break;
                case "error" when value is "1" or "t" or "T" or "TRUE" or "true" or "True":
                    options = options with { IsError = true };
                    break;
                case "error" when value is "0" or "f" or "F" or "FALSE" or "false" or "False":
                    break;
                default:
                    wrong = part.Trim();
                    return false;
            }
        }

        return true;
    }
}
