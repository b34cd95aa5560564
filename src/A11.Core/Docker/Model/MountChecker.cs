using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>Finds what BuildKit refuses in a mount (moby/buildkit, frontend/dockerfile/instructions, commands_runmount.go). Values with variables are left alone.</summary>
internal static class MountChecker
{
    private static readonly ImmutableArray<string> Types = ["bind", "cache", "tmpfs", "secret", "ssh"];

    private static readonly ImmutableArray<string> Names =
    [
        "type", "from", "source", "src", "target", "dst", "destination", "readonly", "ro", "readwrite", "rw", "required", "size", "id", "sharing",
        "mode", "uid", "gid", "env",
    ];

    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Judge(RunMount mount)
    {
        if (mount.Flag.Value.Contains('$', StringComparison.Ordinal))
        {
            return null;
        }

        if (!Types.Contains(mount.Type))
        {
            return Spelling.Nearest(mount.Type, Types.AsSpan()) is { } meant
                ? $"{mount.Type} is not a mount type. Did you mean {meant}?"
                : $"{mount.Type} is not a mount type. Use one of {string.Join(", ", Types)}.";
        }

        foreach (var option in mount.Options)
        {
            if (Judge(mount, option) is { } wrong)
            {
                return wrong;
            }
        }

        return mount.Type == "secret" ? JudgeSecret(mount) : null;
    }

    private static string? Judge(RunMount mount, RunMountOption option)
    {
        if (!Names.Contains(option.Name))
        {
            return Spelling.Nearest(option.Name, Names.AsSpan()) is { } meant
                ? $"{option.Name} is not a mount option. Did you mean {meant}?"
                : $"{option.Name} is not a mount option. Remove it.";
        }

        if (!option.HasValue)
        {
            return option.Name is "readonly" or "ro" or "readwrite" or "rw" or "required" ? JudgePlace(mount, option.Name) : $"{option.Name} has no value. Write {option.Name}=value.";
        }

        return JudgePlace(mount, option.Name) ?? JudgeValue(option);
    }

    private static string? JudgePlace(RunMount mount, string option)
    {
        var isAllowed = option switch
        {
            "required" => mount.Type is "secret" or "ssh",
            "size" => mount.Type == "tmpfs",
            "mode" or "uid" or "gid" => mount.Type is "secret" or "ssh" or "cache",
            "sharing" => mount.Type == "cache",
            "from" => mount.Type != "secret",
            "env" => mount.Type == "secret",
            _ => true,
        };
        return isAllowed ? null : $"A mount of type {mount.Type} has no option {option}. Remove it.";
    }

    private static string? JudgeValue(RunMountOption option)
    {
        var isValid = option.Name switch
        {
            "readonly" or "ro" or "readwrite" or "rw" or "required" => option.Value is "1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False",
            "sharing" => option.Value.ToLowerInvariant() is "shared" or "private" or "locked",
            "mode" => option.Value.Length > 0 && option.Value.All(character => character is >= '0' and <= '7'),
            "uid" or "gid" => uint.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        return isValid ? null : $"“{option.Value}” is not a valid value of {option.Name}. Use {Describe(option.Name)}.";
    }

    private static string Describe(string option) => option switch
    {
        "sharing" => "shared, private or locked",
        "mode" => "an octal number",
        "uid" or "gid" => "a number",
        _ => "true or false",
    };

    private static string? JudgeSecret(RunMount mount) =>
        mount.Source is { Length: > 0 } && mount.Id is { Length: > 0 } ? "The secret has both a source and an id. Remove one."
        : mount.Source is null or "" && mount.Id is null or "" && mount.Target is null or "" && mount["env"] is null or "" ? "The secret has no name. Add id=name."
        : null;
}
