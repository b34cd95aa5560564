using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Reads one instruction from its joined lines: keyword, flags, arguments in the form that the keyword takes.</summary>
internal sealed class InstructionReader(
    char escape,
    Func<ImmutableArray<HereDocument>> readHereDocuments,
    ImmutableArray<TextSpan> leadingComments,
    ImmutableArray<TextSpan> emptyLines)
{
    /// <summary>The keywords of the Dockerfile reference.</summary>
    public static readonly ImmutableArray<string> Keywords =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    public Instruction Read(LogicalText logical) => Read(logical.Trim(0, logical.Text.Length), isTrigger: false);

    private Instruction Read(LogicalText line, bool isTrigger)
    {
        var text = line.Text;
        var length = 0;
        while (length < text.Length && !DockerfileWords.IsBlank(text[length]))
        {
            length++;
        }

        var name = ToName(text.AsSpan(0, length));
        var keyword = line.ToHost(0, length);
        var position = length;
        var flags = FlagReader.Read(line, ref position);
        var arguments = line.Trim(position, text.Length);
        var words = ReadForm(name, arguments, out var form);
        var trigger = name == "ONBUILD" && !isTrigger && arguments.Text.Length > 0 ? Read(arguments, isTrigger: true) : null;
        var documents = name is "RUN" or "COPY" or "ADD" && form != ExecForm.Outcome.Strings ? readHereDocuments() : trigger?.HereDocuments ?? [];
        var last = documents.IsEmpty ? EndOf(keyword, flags, arguments) : Math.Max(documents[^1].End.End, documents[^1].Content.End);
        return new Instruction
        {
            Name = name,
            Keyword = keyword,
            Span = TextSpan.FromBounds(keyword.Start, Math.Max(keyword.End, last)),
            Flags = flags,
            Arguments = arguments.Text,
            Map = arguments.Map,
            Escape = escape,
            Words = words,
            IsExec = form == ExecForm.Outcome.Strings,
            IsBrokenExec = form != ExecForm.Outcome.Strings && arguments.Text.StartsWith('[') && TakesExecForm(name),
            HasOtherValues = form == ExecForm.Outcome.OtherValues,
            HereDocuments = documents,
            LeadingComments = isTrigger ? [] : leadingComments,
            EmptyLines = isTrigger ? [] : emptyLines,
            Trigger = trigger,
        };
    }

    /// <summary>The keyword in upper case; the known ones without a new text for each.</summary>
    private static string ToName(ReadOnlySpan<char> written)
    {
        foreach (var keyword in Keywords)
        {
            if (written.Equals(keyword, StringComparison.OrdinalIgnoreCase))
            {
                return keyword;
            }
        }

        return written.ToString().ToUpperInvariant();
    }

    private static int EndOf(TextSpan keyword, ImmutableArray<DockerfileFlag> flags, LogicalText arguments) =>
        arguments.Text.Length > 0 ? arguments.HostSpan.End : flags.IsEmpty ? keyword.End : flags[^1].Span.End;

    private static bool TakesExecForm(string name) => name is "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" or "VOLUME" or "COPY" or "ADD";

    /// <summary>The words in the form that the keyword takes; default where they are read when somebody asks.</summary>
    private ImmutableArray<DockerfileWord> ReadForm(string name, LogicalText arguments, out ExecForm.Outcome form)
    {
        form = ExecForm.Outcome.None;
        if (TakesExecForm(name))
        {
            form = ExecForm.Read(arguments, out var strings);
            return form == ExecForm.Outcome.Strings ? strings
                : name is "COPY" or "ADD" or "VOLUME" ? DockerfileWords.Split(arguments, escape)
                : default;
        }

        return name switch
        {
            "HEALTHCHECK" => ReadHealthCheck(arguments, out form),
            "FROM" or "EXPOSE" => DockerfileWords.Split(arguments, escape),
            "USER" or "WORKDIR" or "STOPSIGNAL" or "MAINTAINER" => DockerfileWords.Whole(arguments, escape),
            "LABEL" or "ENV" => DockerfileWords.ReadPairs(arguments, escape),
            _ => default,
        };
    }

    /// <summary>What HEALTHCHECK CMD runs, behind the word CMD; for HEALTHCHECK NONE the word NONE.</summary>
    private ImmutableArray<DockerfileWord> ReadHealthCheck(LogicalText arguments, out ExecForm.Outcome form)
    {
        form = ExecForm.Outcome.None;
        var words = DockerfileWords.Read(arguments, escape);
        if (words.IsEmpty || !words[0].Value.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            return words;
        }

        var start = words[0].Raw.Length;
        var command = arguments.Trim(start, arguments.Text.Length);
        form = ExecForm.Read(command, out var strings);
        return form == ExecForm.Outcome.Strings
            ? [words[0], .. strings.Select(word => word with { Start = word.Start + arguments.Text.Length - command.Text.Length })]
            : words;
    }
}
