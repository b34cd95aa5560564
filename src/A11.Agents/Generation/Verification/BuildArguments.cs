using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace A11.Agents.Generation.Verification;

/// <summary>
/// The arguments of a <c>dotnet</c> command of an image as they are on this machine: absolute paths lead into the directory that stands for the image's root, wherever an
/// option holds them (Microsoft's “MSBuild command-line reference”: switches begin with <c>-</c>, <c>--</c> or <c>/</c>, their values follow a colon, and those of
/// properties an equals sign).
/// </summary>
/// <param name="directory">The directory in the image that the command runs in.</param>
/// <param name="image">The image.</param>
internal sealed class BuildArguments(string directory, ImageDirectory image)
{
    /// <summary>Where a sandbox allows no sockets, MSBuild can talk to no second process.</summary>
    private const string OneNode = "-maxcpucount:1";

    /// <summary>The commands that MSBuild carries out.</summary>
    private static readonly FrozenSet<string> MSBuildCommands = FrozenSet.Create(StringComparer.Ordinal, "restore", "build", "publish", "test", "pack", "msbuild");

    /// <summary>MSBuild's switches that stand without a value.</summary>
    private static readonly FrozenSet<string> BareSwitches = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "/m", "/maxcpucount", "/r", "/restore", "/nologo", "/bl", "/binarylogger", "/graph", "/graphbuild", "/isolate", "/isolateprojects", "/low", "/lowpriority", "/err", "/warnaserror", "/ds", "/detailedsummary", "/nr", "/noautoresponse", "/noautorsp", "/nocon", "/noconlog", "/noconsolelogger");

    /// <summary>What an absolute path can follow inside of a word.</summary>
    private const string Separators = "=;,";

    /// <summary>Whether a command is one that can be run outside of Docker.</summary>
    /// <param name="words">Its words, <c>dotnet</c> among them.</param>
    public static bool CanRun(ImmutableArray<string> words) => words is [_, var command, ..] && (MSBuildCommands.Contains(command) || words is [_, "tool", "restore", ..]);

    /// <summary>The arguments; null where one holds a path that means nothing here.</summary>
    /// <param name="words">The command, <c>dotnet</c> among it.</param>
    /// <param name="reason">Why not.</param>
    public ImmutableArray<string>? Map(ImmutableArray<string> words, out string reason)
    {
        var isMSBuild = MSBuildCommands.Contains(words[1]);
        var arguments = ImmutableArray.CreateBuilder<string>();
        for (var i = 1; i < words.Length; i++)
        {
            var isValue = words[i - 1].StartsWith('-') && !words[i - 1].Contains('=', StringComparison.Ordinal) && !words[i - 1].Contains(':', StringComparison.Ordinal);
            if (Map(words[i], isMSBuild, isValue) is not { } mapped)
            {
                reason = $"“{words[i]}” holds a path of the image, which can't be told from other text";
                return null;
            }

            arguments.Add(mapped);
        }

        reason = "";
        if (isMSBuild)
        {
            arguments.Add(OneNode);
        }

        return arguments.ToImmutable();
    }

    private string? Map(string word, bool isMSBuild, bool isValue)
    {
        var isSwitch = word.StartsWith('-') || (isMSBuild && (IsSwitch(word) || (!isValue && BareSwitches.Contains(word))));
        if (!isSwitch)
        {
            return word.Contains('/', StringComparison.Ordinal) || word == ".." ? MapPaths(word) : word;
        }

        var value = word.AsSpan().IndexOfAny(':', '=') + 1;
        return value == 0 ? word
            : MapPaths(word[value..]) is { } mapped ? word[..value] + mapped
            : null;
    }

    /// <summary>Whether a word is <c>/name:value</c>.</summary>
    private static bool IsSwitch(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && word[0] == '/' && word[1..colon].All(char.IsAsciiLetter);
    }

    /// <summary>A text with the absolute paths at its begin and behind separators mapped; null where another one is in it, or one leaves the root.</summary>
    private string? MapPaths(string text)
    {
        var result = new StringBuilder();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !Separators.Contains(text[at], StringComparison.Ordinal))
            {
                continue;
            }

            if (MapPath(text[start..at]) is not { } mapped)
            {
                return null;
            }

            _ = result.Append(mapped).Append(text.AsSpan(at, at < text.Length ? 1 : 0));
            start = at + 1;
        }

        return result.ToString();
    }

    private string? MapPath(string text)
    {
        if (text.StartsWith('/'))
        {
            var located = image.Locate(ImageDirectory.Resolve("", text));
            return text.EndsWith('/') ? located + "/" : located;
        }

        // A URL is no path, but for one of a file.
        var address = text.IndexOf("://", StringComparison.Ordinal);
        return address > 0 && text[..address].All(char.IsAsciiLetter) && !text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? text
            : LeavesRoot(text) || ContainsPath(text) ? null
            : text;
    }

    private static bool ContainsPath(string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '/' && text[at - 1] is not ('/' or '.' or '-' or '_') && !char.IsLetterOrDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private bool LeavesRoot(string text)
    {
        var depth = directory.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;
        foreach (var part in text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            depth += part switch { ".." => -1, "." => 0, _ => 1 };
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }
}
