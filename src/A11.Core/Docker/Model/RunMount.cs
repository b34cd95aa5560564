using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>A <c>--mount</c> of a RUN (Dockerfile reference, “RUN --mount”).</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Type">Its type; <c>bind</c> where it names none.</param>
/// <param name="Target">Where it is mounted, without a trailing slash; empty where it does not say.</param>
/// <param name="From">The stage or image that it takes from; empty where it does not say.</param>
public readonly record struct RunMount(DockerfileFlag Flag, string Type, string Target, string From)
{
    /// <summary>Whether what is written there stays out of the image.</summary>
    public bool IsTransient => Type is "cache" or "tmpfs";

    /// <summary>Reads a flag; null where it is not a mount.</summary>
    public static RunMount? Read(DockerfileFlag flag)
    {
        if (flag.Name != "mount")
        {
            return null;
        }

        var (type, target, from) = ("bind", "", "");
        foreach (var field in flag.Value.Split(','))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : field[(equals + 1)..].Trim('"', '\'');
            switch (equals < 0 ? field : field[..equals].ToLowerInvariant())
            {
                case "type":
                    type = value;
                    break;
                case "target" or "dst" or "destination":
                    target = value.Length > 1 ? value.TrimEnd('/') : value;
                    break;
                case "from":
                    from = value;
                    break;
            }
        }

        return new RunMount(flag, type, target, from);
    }

    /// <summary>Whether a folder lies in it. A target that a variable decides is taken to hold it: it was hardly mounted for nothing.</summary>
    public bool Covers(string folder) =>
        Target.Contains('$', StringComparison.Ordinal)
        || folder == Target
        || (folder.StartsWith(Target, StringComparison.Ordinal) && Target.Length > 0 && (Target[^1] == '/' || folder[Target.Length] == '/'));
}
