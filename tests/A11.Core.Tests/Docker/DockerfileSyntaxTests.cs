using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;
using CsCheck;

namespace A11.Core.Tests.Docker;

/// <summary>The syntax keeps every character of a Dockerfile, and says of each part where it is.</summary>
[TestClass]
public sealed class DockerfileSyntaxTests
{
    [TestMethod]
    public void The_tokens_of_any_file_give_the_file_back()
    {
        foreach (var text in DockerfileSamples.Real)
        {
            HoldsFor(text);
        }

        DockerfileSamples.Random.Sample(HoldsFor, iter: 20_000, print: text => text);
    }

    /// <summary>Fails where the syntax of this text lost or misplaced something.</summary>
    internal static void HoldsFor(string text)
    {
        var file = DockerfileParser.Parse(new SourceText(text));
        Assert.AreEqual(text, string.Concat(file.Tokens.Select(token => text.Substring(token.Span.Start, token.Span.Length))));
        foreach (var token in file.Tokens)
        {
            HoldsFor(text[token.Span.Start..token.Span.End], token.Kind, file.Escape);
        }

        foreach (var instruction in file.Instructions)
        {
            HoldsFor(file, instruction);
        }

        var model = DockerfileModel.Create(file);
        Assert.AreEqual(file.Instructions.Length, model.Preamble.Length + model.Stages.Sum(stage => stage.Instructions.Length + (stage.From is null ? 0 : 1)));
    }

    private static void HoldsFor(string token, DockerfileTokenKind kind, char escape)
    {
        switch (kind)
        {
            case DockerfileTokenKind.Whitespace:
                Assert.IsTrue(string.IsNullOrWhiteSpace(token));
                break;
            case DockerfileTokenKind.LineEnd:
                Assert.IsTrue(token is "\n" or "\r\n" or "\r", token);
                break;
            case DockerfileTokenKind.Comment:
                Assert.IsTrue(token.StartsWith('#') && !token.Contains('\n', StringComparison.Ordinal), token);
                break;
            case DockerfileTokenKind.Continuation:
                Assert.AreEqual(escape.ToString(), token);
                break;
            default:
                Assert.AreNotEqual("", token);
                break;
        }
    }

    /// <summary>What an instruction says stands at the place it names, letter for letter, continuations aside.</summary>
    private static void HoldsFor(Dockerfile file, Instruction instruction)
    {
        var text = file.Source;
        Assert.IsTrue(text[instruction.Keyword].Contains('\n') || text[instruction.Keyword].Equals(instruction.Name, StringComparison.OrdinalIgnoreCase));
        Assert.AreEqual(instruction.Arguments.Length, instruction.Map.Segments.Sum(segment => segment.Length));
        Assert.AreEqual(instruction.Arguments, string.Concat(instruction.Map.Segments.Select(segment => text[segment.Host].ToString())));
        Assert.IsTrue(instruction.Span.Contains(instruction.ArgumentsSpan) && instruction.Flags.All(flag => instruction.Span.Contains(flag.Span)));
        foreach (var word in instruction.Words)
        {
            Assert.AreEqual(word.Raw, instruction.Arguments.Substring(word.Start, word.Raw.Length));
            Assert.AreEqual(word.Span, instruction.Map.ToHost(new TextSpan(word.Start, word.Raw.Length)));
        }

        foreach (var document in instruction.HereDocuments)
        {
            Assert.IsTrue(instruction.Span.Contains(document.Content));
            Assert.IsTrue(document.End.Length == 0 || text[document.End].TrimStart('\t').SequenceEqual(document.Delimiter) || text[document.End].SequenceEqual(document.Delimiter));
        }

        if (instruction.Trigger is { } trigger)
        {
            HoldsFor(file, trigger);
        }
    }

    [TestMethod]
    [DataRow("RUN cat <<A <<-\"B\" 3<<C\n1\nA\n\t2\n\tB\nC\nUSER x\n", "A|B|C")]
    [DataRow("RUN echo '<<A' <<B\nB\n", "B")]
    [DataRow("RUN cat << A\nUSER x\n", "")]
    [DataRow("RUN cat <<<A\nUSER x\n", "")]
    [DataRow("RUN echo \"${x:-<<A}\" <<'e'o\\'f\neo'f\n", "eo'f")]
    [DataRow("ONBUILD COPY <<A /a\nx\nA\n", "A")]
    [DataRow("CMD cat <<A\nUSER x\n", "")]
    [DataRow("RUN [\"cat\", \"<<A\"]\nUSER x\n", "")]
    public void Here_documents_are_those_of_BuildKit(string text, string delimiters)
    {
        var file = DockerfileParser.Parse(new SourceText(text));
        Assert.AreEqual(delimiters, string.Join('|', file.Instructions[0].HereDocuments.Select(document => document.Delimiter)));
        Assert.IsTrue(file.Problems.IsEmpty, string.Join('\n', file.Problems));
        Assert.AreEqual(text.Contains("USER", StringComparison.Ordinal) ? 2 : 1, file.Instructions.Length);
    }

    [TestMethod]
    [DataRow("RUN a \\\n  b\n", "a   b")]
    [DataRow("RUN a \\ \t\n# c\n\n  b\n", "a   b")]
    [DataRow("# escape=`\nRUN a `\n b\\\nUSER x\n", "a  b\\")]
    [DataRow("RUN a \\\\\nUSER x\n", "a \\\\")]
    [DataRow("RUN a \\\r\n\tb\r\n", "a \tb")]
    [DataRow("RUN a \\", "a")]
    public void Lines_are_continued_as_in_BuildKit(string text, string arguments) =>
        Assert.AreEqual(arguments, DockerfileParser.Parse(new SourceText(text)).Instructions[0].Arguments);

    [TestMethod]
    public void Reading_takes_time_in_proportion_to_the_length()
    {
        const int Count = 200_000;
        foreach (var text in new[]
        {
            "FROM x\nRUN " + new string('(', Count),
            "FROM x\nENV a=" + string.Concat(Enumerable.Repeat("${a:-", Count)),
            "FROM x\nENV a=" + string.Concat(Enumerable.Repeat("${a#*", Count)),
            "CMD " + new string('[', Count),
            "CMD [" + string.Concat(Enumerable.Repeat("{\"a\":", Count)),
            "RUN " + string.Concat(Enumerable.Repeat("<<A ", Count / 10)) + "\n",
            string.Concat(Enumerable.Repeat("\\\n", Count)),
            "FROM a AS a\n" + string.Concat(Enumerable.Range(0, Count / 20).Select(i => $"FROM a AS a\nENV A=$A$A B{i}=x\n")),
            string.Concat(Enumerable.Repeat("FROM a AS a\nCOPY --from=a / /\n", Count / 20)),
        })
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            _ = DockerfileModel.Create(DockerfileParser.Parse(new SourceText(text))).Stages.Length;
            Assert.IsLessThan(TimeSpan.FromSeconds(5), System.Diagnostics.Stopwatch.GetElapsedTime(start), text[..40]);
        }
    }
}
