using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Docker.Syntax;
using A11.Core.Images;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>Finds what BuildKit can read but not build (moby/buildkit, frontend/dockerfile/dockerfile2llb).</summary>
internal sealed class BuildProblems(DockerfileModel file)
{
    private readonly List<DockerfileProblem> _problems = [];

    public static IReadOnlyList<DockerfileProblem> Find(DockerfileModel file)
    {
        var problems = new BuildProblems(file);
        problems.CheckDirective();
        foreach (var stage in file.Stages)
        {
            problems.CheckFrom(stage);
            problems.CheckReferences(stage);
            foreach (var instruction in stage.Instructions)
            {
                problems.Check(instruction, stage.Before(instruction));
            }
        }

        return problems._problems;
    }

    private void Report(TextSpan span, string message) => _problems.Add(new DockerfileProblem(span, message));

    /// <summary><c># check=</c> takes skip, experimental and error only.</summary>
    private void CheckDirective()
    {
        if (file.Syntax.Directives.GetValueOrDefault("check") is { Value: { } written } check && !CheckOptions.TryParse(written, out _, out var wrong))
        {
            Report(check.Span, $"“{wrong}” is not valid in a check directive. Use skip=…, experimental=… and error=true, separated by semicolons.");
        }
    }

    private void CheckFrom(Stage stage)
    {
        if (stage.From is not { Words: [{ } image, ..] } from)
        {
            return;
        }

        var expansion = WordExpander.Expand(image.Raw, from.Escape, file.GlobalArguments);
        if (expansion.Error is { } error)
        {
            Report(image.Span, $"The image name is invalid: {error}. Correct it.");
        }
        else if (expansion.References.IsEmpty && stage.Parent is null && !ImageReferenceGrammar.IsValid(expansion.Result.Text))
        {
            // What variables make of a name is for rules of their own.
            Report(image.Span, expansion.Result.Text.Length == 0
                ? "The image name is empty. Write an image, or scratch."
                : $"“{expansion.Result.Text}” is not a valid image name. Use lower case, and write the tag after a colon or the digest after “@”.");
        }

        // BuildKit takes a flag without a value for none; variables without one are for rules of their own.
        if (stage.Platform is { IsConstant: true, Text: { Length: > 0 } platform } && !IsPlatform(platform))
        {
            Report(from.Flags.First(flag => flag.Name.Equals("platform", StringComparison.OrdinalIgnoreCase)).ValueSpan, $"“{platform}” is not a valid platform. Write the operating system and the architecture, for example linux/amd64.");
        }
    }

    private static bool IsPlatform(string platform)
    {
        var parts = platform.Split('/');
        return parts.Length is >= 1 and <= 3 && parts.All(part => part.Length > 0 && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or '(' or ')' or '+'));
    }

    /// <summary>Which stages COPY may name is for rules of their own; a mount that names a stage below is this one's.</summary>
    private void CheckReferences(Stage stage)
    {
        foreach (var reference in stage.References)
        {
            if (reference.Instruction.Is("RUN"))
            {
                if (reference.Target is { } target && target.Index > stage.Index)
                {
                    Report(reference.Span, $"The stage {reference.Text} is defined below, but only earlier stages can be mounted. Move {reference.Text} above this stage.");
                }
            }
            else if (WordExpander.Expand(reference.Text, reference.Instruction.Escape, DockerVariables.None).References.Length > 0)
            {
                Report(reference.Span, $"BuildKit does not expand variables in --from. Add a stage (FROM {reference.Text} AS name, with its ARG before the first FROM), and copy from that stage.");
            }
        }
    }

    private void Check(Instruction instruction, StageState state)
    {
        foreach (var word in ExpandedWord.Read(instruction, state, file.Syntax.Source))
        {
            if (word.Expansion.Error is { } error)
            {
                Report(word.Span, $"The {instruction.Name} instruction is invalid: {error}. Correct it.");
            }
        }

        switch (instruction.Name)
        {
            case "COPY" or "ADD":
                CheckCopy(instruction, state);
                break;
            case "RUN":
                foreach (var mount in instruction.Mounts)
                {
                    if (MountChecker.Judge(mount) is { } wrong)
                    {
                        Report(mount.Flag.ValueSpan, wrong);
                    }
                }

                break;
            case "EXPOSE":
                CheckExpose(instruction);
                break;
            case "STOPSIGNAL" when instruction.Words is [{ } word] && state.Expand(word, instruction.Escape) is { IsConstant: true } signal && !Signals.Contains(signal.Text):
                Report(word.Span, $"{signal.Text} is not a signal. Use a name such as SIGTERM, or a number.");
                break;
            case "VOLUME" or "SHELL" when instruction is { IsExec: true, Words.IsEmpty: true }:
                Report(instruction.ArgumentsSpan, $"The array of {instruction.Name} is empty. Add a value, or remove the instruction.");
                break;
            default:
                break;
        }
    }

    /// <summary>Numbers beyond the last port are another rule's.</summary>
    private void CheckExpose(Instruction expose)
    {
        foreach (var word in expose.Words)
        {
            var text = word.HasVariable ? "" : word.Value;
            var port = text[(text.LastIndexOf(':') + 1)..].Split('/')[0];
            var parts = port.Split('-');
            var isRange = parts.Length == 2;
            if (text.Length > 0 && (parts.Length > 2 || !parts.All(IsNumber) || (isRange && Number(parts[1]) < Number(parts[0]))))
            {
                Report(word.Span, $"“{port}” is not a valid port. Use a number, or a range with the lower number first, for example 8000-8010.");
            }
        }
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private void CheckCopy(Instruction copy, StageState state)
    {
        if (copy.Words.Length < 2)
        {
            if (copy.IsExec)
            {
                Report(copy.ArgumentsSpan, $"{copy.Name} has only one argument. Write a source and a destination in the array.");
            }

            return;
        }

        var sources = copy.Words[..^1];
        if (copy.Is("COPY"))
        {
            foreach (var source in sources)
            {
                var text = copy.IsExec ? source.Value : state.Expand(source, copy.Escape).Text;
                if (RemoteSource.IsUrl(text) || RemoteSource.IsGit(text))
                {
                    Report(source.Span, $"COPY can't download {(RemoteSource.IsGit(text) ? "a Git repository" : "a URL")}. Use ADD with --checksum.");
                }
            }
        }

        foreach (var flag in copy.Flags)
        {
            if (flag.Name == "chmod" && !flag.Value.Contains('$', StringComparison.Ordinal) && flag.Value.Length > 0 && char.IsAsciiDigit(flag.Value[0]) && !IsOctalMode(flag.Value))
            {
                Report(flag.ValueSpan, $"“{flag.Value}” is not a valid mode. Use an octal number up to 7777, or symbols such as u=rwX,go=rX.");
            }
            else if (flag.Name == "checksum" && sources.Length > 1)
            {
                Report(flag.Span, "--checksum applies to one source, but ADD has several. Write one ADD for each.");
            }
        }
    }

    private static bool IsOctalMode(string mode) =>
        mode.All(character => character is >= '0' and <= '7') && mode.TrimStart('0').Length <= 4;

    /// <summary>The names of signals on Linux without SIG (moby/sys, signal).</summary>
    private static class Signals
    {
        private static readonly ImmutableHashSet<string> Names =
        [
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT",
            "RTMAX", "RTMIN", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH",
            "XCPU", "XFSZ",
        ];

        public static bool Contains(string signal)
        {
            if (int.TryParse(signal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number != 0;
            }

            var name = signal.ToUpperInvariant();
            name = name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name;
            return Names.Contains(name) || IsRealTime(name);
        }

        private static bool IsRealTime(string name) =>
            (name.StartsWith("RTMIN+", StringComparison.Ordinal) || name.StartsWith("RTMAX-", StringComparison.Ordinal))
            && int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var distance)
            && distance <= 15;
    }
}
