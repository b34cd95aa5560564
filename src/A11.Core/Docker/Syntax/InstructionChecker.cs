using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>
/// Finds what BuildKit refuses in an instruction that it could read (moby/buildkit, frontend/dockerfile/instructions). What ONBUILD may not hold
/// back, and what may not stand in front of FROM, have rules of their own.
/// </summary>
internal sealed class InstructionChecker(List<DockerfileProblem> problems)
{
    public void Check(Instruction instruction)
    {
        var count = problems.Count;
        CheckArguments(instruction);
        if (problems.Count == count)
        {
            FlagChecker.Check(instruction, problems);
        }

        if (instruction.Trigger is { } trigger)
        {
            Check(trigger);
        }
    }

    private void Report(TextSpan span, string message) => problems.Add(new DockerfileProblem(span, message));

    private void CheckArguments(Instruction instruction)
    {
        if (!InstructionReader.Keywords.Contains(instruction.Name))
        {
            ReportUnknown(instruction);
        }
        else if (instruction.HasOtherValues)
        {
            Report(instruction.ArgumentsSpan, $"The JSON array of {instruction.Name} may contain only strings. Put each value in double quotes.");
        }
        else if (instruction.Arguments.Length == 0)
        {
            CheckMissing(instruction);
        }
        else
        {
            CheckForm(instruction);
        }
    }

    private void ReportUnknown(Instruction instruction)
    {
        var written = instruction.Name;
        Report(instruction.Keyword, Spelling.Nearest(written, InstructionReader.Keywords.AsSpan()) is { } meant
            ? $"{written} is not an instruction. Did you mean {meant}?"
            : $"{written} is not an instruction. If this line continues the one above, end that one with {instruction.Escape}.");
    }

    /// <summary>RUN, CMD and ENTRYPOINT may stand alone; the others may not.</summary>
    private void CheckMissing(Instruction instruction)
    {
        if (instruction.Name is not ("RUN" or "CMD" or "ENTRYPOINT"))
        {
            Report(instruction.Keyword, $"{instruction.Name} has no {(instruction.Name is "COPY" or "ADD" ? "source and destination" : "argument")}. Add {(instruction.Name is "COPY" or "ADD" ? "them" : "one")}, or remove the instruction.");
        }
    }

    private void CheckForm(Instruction instruction)
    {
        switch (instruction.Name)
        {
            case "FROM":
                CheckFrom(instruction);
                break;
            case "COPY" or "ADD":
                CheckCopy(instruction);
                break;
            case "ENV" or "LABEL" or "ARG":
                CheckPairs(instruction);
                break;
            case "HEALTHCHECK":
                CheckHealthCheck(instruction);
                break;
            case "EXPOSE":
                CheckExpose(instruction);
                break;
            case "SHELL" when !instruction.IsExec:
                Report(instruction.ArgumentsSpan, "SHELL must be a JSON array with a program, for example SHELL [\"/bin/sh\", \"-c\"].");
                break;
            case "VOLUME" when instruction.IsExec && instruction.Words.Any(word => string.IsNullOrWhiteSpace(word.Value)):
                Report(instruction.ArgumentsSpan, "VOLUME has an empty path. Write the path of a directory.");
                break;
            default:
                break;
        }
    }

    private void CheckFrom(Instruction from)
    {
        var words = from.Words;
        if (words.Length == 1)
        {
            return;
        }

        if (words.Length != 3 || !words[1].Value.Equals("AS", StringComparison.OrdinalIgnoreCase))
        {
            var isNameMissing = words.Length == 2 && words[1].Value.Equals("AS", StringComparison.OrdinalIgnoreCase);
            Report(words[1].Span.Union(words[^1].Span), isNameMissing
                ? "AS is not followed by a stage name. Add a name, or remove AS."
                : "FROM has too many arguments. Write FROM image, or FROM image AS name.");
        }
        else if (!IsStageName(words[2].Value))
        {
            Report(words[2].Span, $"“{words[2].Value}” is not a valid stage name. Begin with a letter, and use only letters, digits, “-”, “_” and “.”.");
        }
    }

    private static bool IsStageName(string name) =>
        char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private void CheckCopy(Instruction copy)
    {
        if (copy.Words.Length == 1)
        {
            Report(copy.ArgumentsSpan, $"{copy.Name} has only one argument. Write a source and a destination.");
        }
        else if (!copy.IsExec && !copy.Words.IsEmpty && HereDocumentReader.TryRead(copy.Words[^1].Raw, out _))
        {
            Report(copy.Words[^1].Span, $"A here-document can't be the destination of {copy.Name}. Add the path of the file to write after it.");
        }
    }

    private void CheckPairs(Instruction instruction)
    {
        foreach (var pair in instruction.Pairs)
        {
            if (pair.NameSpan.Length == 0)
            {
                Report(pair.Value is { } value ? value.Span.Union(pair.NameSpan) : pair.NameSpan, $"The name before the equals sign is missing. Write {instruction.Name} name=value.");
            }
            else if (pair.Value is null && instruction.Name != "ARG")
            {
                Report(pair.NameSpan, instruction.Pairs.Length == 1
                    ? $"{pair.Name} has no value. Write {instruction.Name} {pair.Name}=value."
                    : $"“{pair.Name}” does not have the form name=value. If it belongs to the value before it, put that value in double quotes.");
            }
        }
    }

    private void CheckExpose(Instruction expose)
    {
        foreach (var word in expose.Words)
        {
            var slash = word.HasVariable ? -1 : word.Value.IndexOf('/', StringComparison.Ordinal);
            if (slash >= 0 && word.Value[(slash + 1)..].ToLowerInvariant() is not ("" or "tcp" or "udp" or "sctp"))
            {
                Report(word.Span, $"“{word.Value[(slash + 1)..]}” is not a valid protocol. Use tcp, udp or sctp.");
            }
        }
    }

    private void CheckHealthCheck(Instruction check)
    {
        var words = check.Words;
        if (words.IsEmpty)
        {
            return;
        }

        if (words[0].Value.Equals("NONE", StringComparison.OrdinalIgnoreCase))
        {
            if (words.Length > 1)
            {
                Report(words[1].Span.Union(words[^1].Span), "HEALTHCHECK NONE takes no arguments. Remove them.");
            }
        }
        else if (!words[0].Value.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            Report(words[0].Span, "HEALTHCHECK must be followed by CMD and a command, or by NONE.");
        }
        else if (words.Length == 1)
        {
            Report(words[0].Span, "HEALTHCHECK CMD has no command. Add one, or write HEALTHCHECK NONE.");
        }
    }
}
