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
            Report(instruction.ArgumentsSpan, $"This JSON array holds something else than strings, and BuildKit refuses that; put each value of {instruction.Name} in double quotes.");
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
            ? $"There is no instruction {written}; did you mean {meant}?"
            : $"There is no instruction {written}, so the image can't be built. If the line above was to go on here, end it with {instruction.Escape}.");
    }

    /// <summary>RUN, CMD and ENTRYPOINT may stand alone; the others may not.</summary>
    private void CheckMissing(Instruction instruction)
    {
        if (instruction.Name is not ("RUN" or "CMD" or "ENTRYPOINT"))
        {
            Report(instruction.Keyword, $"{instruction.Name} needs {(instruction.Name is "COPY" or "ADD" ? "a source and a destination" : "an argument")}, and the image can't be built without.");
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
                Report(instruction.ArgumentsSpan, "SHELL takes a JSON array that names a program, as in SHELL [\"/bin/bash\", \"-c\"]; BuildKit refuses anything else.");
                break;
            case "VOLUME" when instruction.IsExec && instruction.Words.Any(word => string.IsNullOrWhiteSpace(word.Value)):
                Report(instruction.ArgumentsSpan, "VOLUME needs the path of a folder; an empty one is refused.");
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
                ? "The name of the stage is missing behind AS; write it, or remove AS."
                : "FROM takes an image, and perhaps AS and a name; BuildKit refuses anything more.");
        }
        else if (!IsStageName(words[2].Value))
        {
            Report(words[2].Span, $"“{words[2].Value}” can't name a stage: a name begins with a letter and goes on with letters, digits, “-”, “_” and “.”.");
        }
    }

    private static bool IsStageName(string name) =>
        char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private void CheckCopy(Instruction copy)
    {
        if (copy.Words.Length == 1)
        {
            Report(copy.ArgumentsSpan, $"{copy.Name} needs a source and a destination; only one of them is here.");
        }
        else if (!copy.IsExec && !copy.Words.IsEmpty && HereDocumentReader.TryRead(copy.Words[^1].Raw, out _))
        {
            Report(copy.Words[^1].Span, $"A here-document can't be the destination of {copy.Name}; name the file to write behind it.");
        }
    }

    private void CheckPairs(Instruction instruction)
    {
        foreach (var pair in instruction.Pairs)
        {
            if (pair.NameSpan.Length == 0)
            {
                Report(pair.Value is { } value ? value.Span.Union(pair.NameSpan) : pair.NameSpan, $"The name in front of the equals sign is missing; {instruction.Name} takes name=value.");
            }
            else if (pair.Value is null && instruction.Name != "ARG")
            {
                Report(pair.NameSpan, instruction.Pairs.Length == 1
                    ? $"{instruction.Name} gives {pair.Name} no value; write {pair.Name}=value."
                    : $"“{pair.Name}” is no pair of the form name=value; if it belongs to the value in front, put that in double quotes.");
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
                Report(word.Span, $"“{word.Value[(slash + 1)..]}” is no protocol of EXPOSE; it knows tcp, udp and sctp.");
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
                Report(words[1].Span.Union(words[^1].Span), "HEALTHCHECK NONE takes no arguments; remove them.");
            }
        }
        else if (!words[0].Value.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            Report(words[0].Span, "HEALTHCHECK is followed by CMD and a command, or by NONE.");
        }
        else if (words.Length == 1)
        {
            Report(words[0].Span, "The command is missing behind HEALTHCHECK CMD.");
        }
    }
}
