using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A text of an instruction in which BuildKit itself fills in variables, and what became of it.</summary>
/// <param name="Span">Where it is written.</param>
/// <param name="Expansion">What became of it.</param>
/// <param name="Map">Leads from the text to the file; null where it is written there in another form.</param>
public readonly record struct ExpandedWord(TextSpan Span, WordExpansion Expansion, SourceMap? Map)
{
    /// <summary>Where a variable is written; the whole text where that can't be told.</summary>
    public TextSpan PlaceOf(VariableReference reference) => Map?.ToHost(new TextSpan(reference.Start, reference.Length)) ?? Span;

    /// <summary>
    /// The texts of an instruction that hold a variable, a quote or an escape and that BuildKit expands (Dockerfile reference, “Environment
    /// replacement”): not those of RUN, CMD, ENTRYPOINT and HEALTHCHECK, which the shell expands, nor what ONBUILD holds back.
    /// </summary>
    public static IEnumerable<ExpandedWord> Read(Instruction instruction, StageState state, SourceText source)
    {
        var words = instruction.Name switch
        {
            "ENV" or "LABEL" => instruction.Words,
            "ARG" => [.. instruction.Pairs.Where(pair => pair.Value is not null).Select(pair => pair.Value!.Value)],
            "COPY" or "ADD" or "WORKDIR" or "USER" or "VOLUME" or "STOPSIGNAL" or "EXPOSE" => instruction.Words,
            _ => ImmutableArray<DockerfileWord>.Empty,
        };
        foreach (var word in words)
        {
            if (IsPlain(word.Raw))
            {
                continue;
            }

            if (!instruction.IsExec)
            {
                yield return new ExpandedWord(word.Span, WordExpander.Expand(word.Raw, instruction.Escape, state.Variables), instruction.Map.Slice(new TextSpan(word.Start, word.Raw.Length)));
            }
            else if (!IsPlain(word.Value))
            {
                yield return new ExpandedWord(word.Span, WordExpander.Expand(word.Value, instruction.Escape, state.Variables), null);
            }
        }

        foreach (var flag in instruction.Flags)
        {
            if (flag.Name is "chown" or "chmod" or "mount" or "exclude" && !IsPlain(flag.Value))
            {
                var map = flag.ValueSpan.Length == flag.Value.Length ? SourceMap.Offset(flag.ValueSpan.Start, flag.Value.Length) : null;
                yield return new ExpandedWord(flag.ValueSpan, WordExpander.Expand(flag.Value, instruction.Escape, state.Variables), map);
            }
        }

        if (instruction.Name is "COPY" or "ADD")
        {
            foreach (var document in instruction.HereDocuments.Where(document => !document.IsQuoted))
            {
                yield return new ExpandedWord(
                    document.Content,
                    WordExpander.ExpandHereDocument(source[document.Content].ToString(), state.Variables),
                    SourceMap.Offset(document.Content.Start, document.Content.Length));
            }
        }
    }

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAny("$'\"\\`") < 0;
}
