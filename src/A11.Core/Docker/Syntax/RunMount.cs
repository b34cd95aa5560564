using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A mount of RUN: <c>--mount=type=cache,target=/root/.cache</c> (Dockerfile reference, “RUN --mount”).</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Options">Its options in order, names in lower case; one without a value has an empty one.</param>
public sealed record RunMount(DockerfileFlag Flag, ImmutableArray<RunMountOption> Options)
{
    /// <summary>The kind of mount in lower case: <c>bind</c> where none is named.</summary>
    public string Type => this["type"] is { Length: > 0 } type ? type.ToLowerInvariant() : "bind";

    /// <summary>Where it is mounted; null where that is left to the kind.</summary>
    public string? Target => this["target"] ?? this["dst"] ?? this["destination"];

    /// <summary>What is mounted; null where that is left to the kind.</summary>
    public string? Source => this["source"] ?? this["src"];

    /// <summary>The stage or image that it is mounted from; null where it is the build context.</summary>
    public string? From => this["from"];

    /// <summary>The name of the cache, secret or key; null where none is given.</summary>
    public string? Id => this["id"];

    /// <summary>The value of an option, the last one where it is given twice; null where it is not given.</summary>
    public string? this[string name]
    {
        get
        {
            for (var i = Options.Length - 1; i >= 0; i--)
            {
                if (Options[i].Name == name)
                {
                    return Options[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>Reads the value of <c>--mount</c>: fields of one line of CSV.</summary>
    internal static RunMount Parse(DockerfileFlag flag)
    {
        var options = ImmutableArray.CreateBuilder<RunMountOption>();
        foreach (var field in SplitFields(flag.Value))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            options.Add(equals < 0
                ? new RunMountOption(field.ToLowerInvariant(), "", false)
                : new RunMountOption(field[..equals].ToLowerInvariant(), field[(equals + 1)..], true));
        }

        return new RunMount(flag, options.ToImmutable());
    }

    private static IEnumerable<string> SplitFields(string value)
    {
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '"' && isQuoted && i + 1 < value.Length && value[i + 1] == '"')
            {
                _ = field.Append(value[++i]);
            }
            else if (value[i] == '"' && (isQuoted || field.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (value[i] == ',' && !isQuoted)
            {
                yield return field.ToString();
                _ = field.Clear();
            }
            else
            {
                _ = field.Append(value[i]);
            }
        }

        yield return field.ToString();
    }
}

/// <summary>An option of a mount.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Value">The value.</param>
/// <param name="HasValue">Whether an equals sign follows the name.</param>
public readonly record struct RunMountOption(string Name, string Value, bool HasValue);
