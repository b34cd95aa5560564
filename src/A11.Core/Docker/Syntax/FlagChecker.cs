using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Finds flags that BuildKit refuses (moby/buildkit, frontend/dockerfile/instructions, bflag.go and the parse functions).</summary>
internal static class FlagChecker
{
    private enum Kind
    {
        Text,
        Texts,
        Switch,
        Duration,
        Count,
        Network,
        Security,
        Mount,
    }

    private static readonly ImmutableArray<(string Instruction, string Flag, Kind Kind)> Known =
    [
        ("FROM", "platform", Kind.Text),
        ("COPY", "from", Kind.Text), ("COPY", "chown", Kind.Text), ("COPY", "chmod", Kind.Text), ("COPY", "link", Kind.Switch),
        ("COPY", "parents", Kind.Switch), ("COPY", "exclude", Kind.Texts),
        ("ADD", "chown", Kind.Text), ("ADD", "chmod", Kind.Text), ("ADD", "link", Kind.Switch), ("ADD", "keep-git-dir", Kind.Switch),
        ("ADD", "checksum", Kind.Text), ("ADD", "unpack", Kind.Switch), ("ADD", "exclude", Kind.Texts),
        ("RUN", "mount", Kind.Mount), ("RUN", "network", Kind.Network), ("RUN", "security", Kind.Security), ("RUN", "device", Kind.Texts),
        ("HEALTHCHECK", "interval", Kind.Duration), ("HEALTHCHECK", "timeout", Kind.Duration), ("HEALTHCHECK", "start-period", Kind.Duration),
        ("HEALTHCHECK", "start-interval", Kind.Duration), ("HEALTHCHECK", "retries", Kind.Count),
    ];

    public static void Check(Instruction instruction, List<DockerfileProblem> problems)
    {
        // BuildKit does not look at the flags of these (parseArg, parseStopSignal, HEALTHCHECK NONE).
        if (instruction.Flags.IsEmpty || instruction.Name is "ARG" or "STOPSIGNAL" || IsNone(instruction))
        {
            return;
        }

        for (var i = 0; i < instruction.Flags.Length; i++)
        {
            var flag = instruction.Flags[i];
            if (Judge(instruction, flag, i) is { } message)
            {
                problems.Add(new DockerfileProblem(flag.Span, message));
            }
        }
    }

    private static bool IsNone(Instruction instruction) =>
        instruction.Is("HEALTHCHECK") && instruction.Words is [{ } word, ..] && word.Value.Equals("NONE", StringComparison.OrdinalIgnoreCase);

    private static string? Judge(Instruction instruction, DockerfileFlag flag, int index)
    {
        if (Find(instruction.Name, flag.Name) is not { } kind)
        {
            return Unknown(instruction.Name, flag.Name);
        }

        if (kind is not (Kind.Texts or Kind.Mount) && IsRepeated(instruction.Flags, index))
        {
            return $"--{flag.Name} is repeated, which BuildKit rejects. Remove one.";
        }

        if (kind == Kind.Switch)
        {
            return !flag.HasValue || flag.Value.Equals("true", StringComparison.OrdinalIgnoreCase) || flag.Value.Equals("false", StringComparison.OrdinalIgnoreCase)
                ? null
                : $"“{flag.Value}” is not a valid value of --{flag.Name}. Use true or false.";
        }

        return flag.HasValue ? JudgeValue(flag, kind) : $"--{flag.Name} has no value. Write --{flag.Name}=value, without a space.";
    }

    private static bool IsRepeated(ImmutableArray<DockerfileFlag> flags, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (flags[i].Name == flags[index].Name)
            {
                return true;
            }
        }

        return false;
    }

    private static Kind? Find(string instruction, string flag)
    {
        foreach (var known in Known)
        {
            if (known.Instruction == instruction && known.Flag == flag)
            {
                return known.Kind;
            }
        }

        return null;
    }

    private static string Unknown(string instruction, string flag)
    {
        var names = Known.Where(known => known.Instruction == instruction).Select(known => known.Flag).ToArray();
        if (names.Length == 0)
        {
            return $"{instruction} takes no flags, so BuildKit rejects --{flag}. If it belongs to a command, write the command before it.";
        }

        return Spelling.Nearest(flag, names) is { } meant
            ? $"{instruction} has no flag --{flag}. Did you mean --{meant}?"
            : $"{instruction} has no flag --{flag}. Use one of {string.Join(", ", names.Select(name => "--" + name))}.";
    }

    private static string? JudgeValue(DockerfileFlag flag, Kind kind) => kind switch
    {
        Kind.Network when flag.Value is not ("default" or "none" or "host") => $"“{flag.Value}” is not a valid value of --network. Use default, none or host.",
        Kind.Security when flag.Value is not ("insecure" or "sandbox") => $"“{flag.Value}” is not a valid value of --security. Use sandbox or insecure.",
        Kind.Count when flag.Value.Length > 0 && !IsCount(flag.Value) => $"“{flag.Value}” is not a valid value of --{flag.Name}. Use a whole number, zero or greater.",
        Kind.Duration when flag.Value.Length > 0 && !GoDuration.IsAccepted(flag.Value) => $"“{flag.Value}” is not a valid value of --{flag.Name}. Use a duration of at least 1ms with its unit, for example 30s or 1m30s.",
        Kind.Mount when HasVariableSource(flag) => "BuildKit expands no variables in the from of a mount. Add a stage for the image (FROM … AS name), and mount from that stage.",
        _ => null,
    };

    private static bool IsCount(string value) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= 0;

    private static bool HasVariableSource(DockerfileFlag flag) =>
        RunMount.Parse(flag).Options.Any(option => option is { Name: "from", HasValue: true } && option.Value.IndexOf('$', StringComparison.Ordinal) is >= 0 and var dollar && dollar + 1 < option.Value.Length);
}
