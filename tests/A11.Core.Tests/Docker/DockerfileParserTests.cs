using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Docker;

/// <summary>How lines become instructions, and their text flags, words, pairs and here-documents.</summary>
[TestClass]
public sealed class DockerfileParserTests
{
    [TestMethod]
    [DataRow("RUN a", "RUN|a")]
    [DataRow("  run\ta  ", "RUN|a")]
    [DataRow("RUN a\r\nRUN b\r\r\n", "RUN|a RUN|b")]
    [DataRow("RUN a\\\nb", "RUN|ab")]
    [DataRow("RUN a \\ \t\n b", "RUN|a  b")]
    [DataRow("RUN a \\\n# c\n b", "RUN|a  b")]
    [DataRow("RUN a \\\n\n  \n b", "RUN|a  b")]
    [DataRow("RUN a \\\\\nRUN b", "RUN|a \\\\ RUN|b")]
    [DataRow("RUN a \\", "RUN|a")]
    [DataRow("RUN a \\\n", "RUN|a")]
    [DataRow("RUN a \\\n\\\n b", "RUN|a  b")]
    [DataRow("\\\nRUN a", "RUN|a")]
    [DataRow("# escape=`\nRUN a `\n b \\\nRUN c", "RUN|a  b \\ RUN|c")]
    [DataRow("#ESCAPE = ` \nRUN a `\n b", "RUN|a  b")]
    [DataRow("\t# escape=`\nRUN a `\n b", "RUN|a  b")]
    [DataRow("# syntax=x\n# escape=`\nRUN a `\n b", "RUN|a  b")]
    [DataRow("# c\n# escape=`\nRUN a `\nRUN b", "RUN|a ` RUN|b")]
    [DataRow("\n# escape=`\nRUN a `\nRUN b", "RUN|a ` RUN|b")]
    [DataRow("# =x\n# escape=`\nRUN a `\nRUN b", "RUN|a ` RUN|b")]
    [DataRow("RUN a\n\f\nRUN b", "RUN|a RUN|b")]
    [DataRow("RUN\va", "RUN|a")]
    public void Lines_are_joined_where_the_escape_ends_them(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Parse(text).Instructions.Select(static instruction => $"{instruction.Name}|{instruction.Arguments}")));

    [TestMethod]
    [DataRow("# escape=`\nFROM a", "escape=` at 9")]
    [DataRow("#syntax =  docker/dockerfile:1  \nFROM a", "syntax=docker/dockerfile:1 at 11")]
    [DataRow("# check=skip=A # b\nFROM a", "check=skip=A # b at 8")]
    [DataRow("# other=1\nFROM a", "")]
    [DataRow("# escape=\nFROM a", "")]
    [DataRow("escape=`", "")]
    [DataRow("xescape=`", "")]
    public void A_directive_has_a_value_and_a_place(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Parse(text).Directives.Select(static pair => $"{pair.Key}={pair.Value.Value} at {pair.Value.Span.Start}")));

    [TestMethod]
    [DataRow("# a\n# b\nRUN c", "# a,# b")]
    [DataRow("# a\n\n# b\nRUN c", "# b")]
    [DataRow("# a\n\nRUN c", "")]
    [DataRow("# escape=`\n# b\nRUN c", "# b")]
    [DataRow("RUN a \\\n# b\n c\nRUN d", "")]
    [DataRow("# a\nRUN b\nRUN c", "")]
    public void The_comments_right_above_lead_an_instruction(string text, string expected)
    {
        var file = Parse(text);
        Assert.AreEqual(expected, string.Join(',', file.Instructions[^1].LeadingComments.Select(comment => file.Source[comment].ToString())));
    }

    [TestMethod]
    public void A_line_has_a_greatest_length_in_bytes()
    {
        const int Greatest = 65_535;
        Assert.AreEqual(0, Parse("FROM a\nRUN " + new string('a', Greatest - 4)).Problems.Length);
        Assert.AreEqual(1, Parse("FROM a\nRUN " + new string('a', Greatest - 3)).Problems.Length);
        Assert.AreEqual(0, Parse("FROM a\nRUN a" + new string('é', (Greatest - 5) / 2)).Problems.Length);
        Assert.AreEqual(1, Parse("FROM a\nRUN a" + new string('é', (Greatest - 3) / 2)).Problems.Length);
    }

    [TestMethod]
    public void A_first_line_that_is_too_long_is_one_problem() => Assert.AreEqual(1, Parse("RUN " + new string('a', 65_532)).Problems.Length);

    [TestMethod]
    [DataRow("RUN --a b \\\n # c\n\t&& d\r\n", "Keyword:RUN Whitespace: Flag:--a Whitespace: Argument:b  Continuation:\\ LineEnd:\n Whitespace: Comment:# c LineEnd:\n Argument:\t&& d LineEnd:\r\n")]
    [DataRow("# a\n\nRUN <<A\nb\nA\n", "Comment:# a LineEnd:\n LineEnd:\n Keyword:RUN Whitespace: Argument:<<A LineEnd:\n HereDocument:b\n Delimiter:A LineEnd:\n")]
    [DataRow("RUN --a\\\n# c\n=b d", "Keyword:RUN Whitespace: Flag:--a\\\n# c\n=b Whitespace: Argument:d")]
    [DataRow("# escape=`\nRUN a \t `\n\r\n\rb", "Comment:# escape=` LineEnd:\n Keyword:RUN Whitespace: Argument:a \t  Continuation:` LineEnd:\n LineEnd:\r\n Argument:\rb")]
    [DataRow("\r \t\rRUN \t a\n \n", "LineEnd:\r Whitespace: \t LineEnd:\r Keyword:RUN Whitespace: \t  Argument:a LineEnd:\n Whitespace: LineEnd:\n")]
    [DataRow("\\", "Continuation:\\")]
    [DataRow("CMD\n", "Keyword:CMD LineEnd:\n")]
    public void Tokens_lay_out_the_text(string text, string expected)
    {
        var file = Parse(text);
        Assert.AreEqual(expected, string.Join(' ', file.Tokens.Select(token => $"{token.Kind}:{(token.Kind == DockerfileTokenKind.Whitespace && file.Source[token.Span] is " " ? "" : file.Source[token.Span].ToString())}")));
    }

    [TestMethod]
    [DataRow("FROM a\n# b\nRUN c \\\n # d\n e\n# f", "# b,# d,# f")]
    [DataRow("# escape=`\n# b", "# escape=`,# b")]
    public void Comments_are_kept_wherever_they_stand(string text, string expected)
    {
        var file = Parse(text);
        Assert.AreEqual(expected, string.Join(',', file.Comments.Select(comment => file.Source[comment].ToString())));
    }

    [TestMethod]
    public void The_lines_of_one_instruction_are_no_other_s()
    {
        var file = Parse("RUN a \\\n\n b\nRUN c \\\n d\nONBUILD ONBUILD RUN e");
        Assert.AreEqual("a  b,c  d,ONBUILD RUN e", string.Join(',', file.Instructions.Select(static instruction => instruction.Arguments)));
        Assert.AreEqual("1,0,0", string.Join(',', file.Instructions.Select(static instruction => instruction.EmptyLines.Length)));
        Assert.AreEqual("ONBUILD", file.Instructions[2].Trigger!.Name);
        Assert.IsNull(file.Instructions[2].Trigger!.Trigger);
    }

    [TestMethod]
    [DataRow("RUN --a=b --c d", "--a=b; --c", "d")]
    [DataRow("RUN --a=\"b c\" d", "--a=b c", "d")]
    [DataRow("RUN --a='b c' d", "--a=b c", "d")]
    [DataRow("RUN --a=b\\ c d", "--a=b c", "d")]
    [DataRow("RUN --a=\"b\\\"c\" d", "--a=b\"c", "d")]
    [DataRow("RUN --a=\"b'c\" d", "--a=b'c", "d")]
    [DataRow("RUN --a=b\\", "--a=b", "")]
    [DataRow("RUN --\"a\"=b c", "--a=b", "c")]
    [DataRow("RUN --a= b", "--a=", "b")]
    [DataRow("RUN -- --a=b", "", "--a=b")]
    [DataRow("RUN -a b", "", "-a b")]
    [DataRow("RUN -", "", "-")]
    [DataRow("RUN --", "", "")]
    [DataRow("RUN a --b", "", "a --b")]
    [DataRow("RUN --a=\"b", "--a=b", "")]
    [DataRow("ONBUILD COPY --from=a b c", "", "COPY --from=a b c")]
    public void Flags_stand_before_the_arguments(string text, string flags, string arguments)
    {
        var instruction = Parse(text).Instructions[0];
        Assert.AreEqual(flags, string.Join("; ", instruction.Flags.Select(static flag => $"--{flag.Name}{(flag.HasValue ? "=" : "")}{flag.Value}")));
        Assert.AreEqual(arguments, instruction.Arguments);
        foreach (var flag in instruction.Flags)
        {
            Assert.IsTrue(text[flag.Span.Start..flag.Span.End].StartsWith("--", StringComparison.Ordinal));
            Assert.IsTrue(flag.HasValue ? text[flag.ValueSpan.Start - 1] == '=' && flag.ValueSpan.End == flag.Span.End : flag.ValueSpan == new TextSpan(flag.Span.End, 0));
        }
    }

    [TestMethod]
    [DataRow("FROM a AS b", "a|AS|b")]
    [DataRow("COPY \"a b\" c", "a|b|c")]
    [DataRow("COPY a\\ b c", "a\\|b|c")]
    [DataRow("COPY [\"a b\", \"c\"]", "a b|c")]
    [DataRow("WORKDIR /a  b", "/a  b")]
    [DataRow("USER \"a b\"", "a b")]
    [DataRow("STOPSIGNAL 9", "9")]
    [DataRow("MAINTAINER a <b>", "a <b>")]
    [DataRow("EXPOSE 80 443/tcp", "80|443/tcp")]
    [DataRow("VOLUME /a /b", "/a|/b")]
    [DataRow("ENV A=1 B=\"c d\" E=f\\ g", "A=1|B=c d|E=f g")]
    [DataRow("ENV A b c", "A|b c")]
    [DataRow("ENV A", "A")]
    [DataRow("ENV A b=c", "A|b=c")]
    [DataRow("ARG A b=c", "A|b=c")]
    [DataRow("LABEL \"a b\"=c", "a b=c")]
    [DataRow("RUN a 'b c' \"d\\\"e\" f\\ g", "a|b c|d\"e|f g")]
    [DataRow("RUN 'a\\' b", "a\\|b")]
    [DataRow("RUN 'a\\\"b'", "a\\\"b")]
    [DataRow("RUN \"a\\b\\\\\\$\"", "a\\b\\$")]
    [DataRow("RUN a\\", "a")]
    [DataRow("RUN a'b\"c'd", "ab\"cd")]
    [DataRow("RUN 'a", "a")]
    [DataRow("HEALTHCHECK CMD a b", "CMD|a|b")]
    [DataRow("HEALTHCHECK CMD [\"a\", \"b c\"]", "CMD|a|b c")]
    [DataRow("HEALTHCHECK NONE", "NONE")]
    [DataRow("CMD [a]", "[a]")]
    [DataRow("SHELL [\"a\", \"b\"]", "a|b")]
    [DataRow("WORKDIR", "")]
    public void Words_are_parted_as_the_keyword_asks(string text, string expected)
    {
        var instruction = Parse(text).Instructions[0];
        Assert.AreEqual(expected, string.Join('|', instruction.Words.Select(static word => word.Value)));
        foreach (var word in instruction.Words)
        {
            Assert.AreEqual(word.Raw, text[word.Span.Start..word.Span.End]);
            Assert.AreEqual(word.Span, instruction.PlaceOf(word, 0, word.Raw.Length));
        }
    }

    [TestMethod]
    [DataRow("ENV A=1 B=\"c d\"", "A=1;B=c d")]
    [DataRow("ENV A b c", "A b c")]
    [DataRow("ENV A  b", "A b")]
    [DataRow("ENV A", "A?")]
    [DataRow("ENV A b=c", "A b=c")]
    [DataRow("ENV A b C=d", "A b C=d")]
    [DataRow("ENV A=b C", "A=b;C?")]
    [DataRow("ENV A=b=c", "A=b=c")]
    [DataRow("ENV =a", "=a")]
    [DataRow("LABEL 'a'=\"b\"", "a=b")]
    [DataRow("ARG A", "A?")]
    [DataRow("ARG A B", "A?;B?")]
    [DataRow("ARG A=1 B", "A=1;B?")]
    [DataRow("RUN A=1", "")]
    [DataRow("ENV", "")]
    public void Pairs_have_a_name_and_perhaps_a_value(string text, string expected)
    {
        var instruction = Parse(text).Instructions[0];
        Assert.AreEqual(expected, string.Join(';', instruction.Pairs.Select(static pair => pair.Value is { } value ? $"{pair.Name}{(pair.IsLegacy ? ' ' : '=')}{value.Value}" : $"{pair.Name}?")));
        foreach (var pair in instruction.Pairs)
        {
            Assert.IsTrue(pair.Value is not { } value || text[value.Span.Start..value.Span.End] == value.Raw);
        }
    }

    [TestMethod]
    [DataRow("RUN <<A\nb\nA\nRUN c", "A:b\n", 2)]
    [DataRow("RUN <<A <<B\nb\nA\nc\nB\n", "A:b\n;B:c\n", 1)]
    [DataRow("RUN <<-A\n\tb\n\tA\n", "A-:\tb\n", 1)]
    [DataRow("RUN <<A\n\tA\nA\n", "A:\tA\n", 1)]
    [DataRow("RUN <<'A B'\nb\nA B\n", "A B':b\n", 1)]
    [DataRow("RUN <<\"A\"\nA\n", "A':", 1)]
    [DataRow("RUN cat 3<<A\nb\nA\n", "A:b\n", 1)]
    [DataRow("RUN a<<A\nRUN b", "", 2)]
    [DataRow("RUN <<<A\nRUN b", "", 2)]
    [DataRow("RUN <<A<B\nRUN b", "", 2)]
    [DataRow("RUN <<\nRUN b", "", 2)]
    [DataRow("RUN <<-\nRUN b", "", 2)]
    [DataRow("RUN <<\"\"\nRUN b", "", 2)]
    [DataRow("RUN echo \"<<A\"\nRUN b", "", 2)]
    [DataRow("RUN echo '<<A'\nRUN b", "", 2)]
    [DataRow("RUN echo \"a\\\" <<A\"\nRUN b", "", 2)]
    [DataRow("RUN echo \\<<A\nRUN b", "", 2)]
    [DataRow("RUN echo \"a <<A\nRUN b", "", 2)]
    [DataRow("RUN echo 'a <<A\nRUN b", "", 2)]
    [DataRow("RUN echo ${a <<A\nRUN b", "", 2)]
    [DataRow("RUN echo ${a:- <<B} <<A\nb\nA\nRUN b", "A:b\n", 2)]
    [DataRow("RUN echo \"${a} b\" $c 'd e' <<A\nb\nA\nRUN b", "A:b\n", 2)]
    [DataRow("RUN echo a\\", "", 1)]
    [DataRow("RUN echo <<A \\\n && b\nc\nA\n", "A:c\n", 1)]
    [DataRow("COPY <<A /b\nc\nA\n", "A:c\n", 1)]
    [DataRow("ADD <<A /b\nc\nA\n", "A:c\n", 1)]
    [DataRow("ONBUILD RUN <<A\nc\nA\n", "A:c\n", 1)]
    [DataRow("CMD <<A\nRUN b", "", 2)]
    [DataRow("RUN [\"<<A\"]\nRUN b", "", 2)]
    [DataRow("RUN <<A <<B\nb\nRUN c", "A:b\nRUN c", 1)]
    [DataRow("RUN <<A\n", "A:", 1)]
    [DataRow("RUN 3 <<A\nb\nA\n", "A:b\n", 1)]
    public void Here_documents_take_lines_up_to_their_delimiter(string text, string expected, int instructions)
    {
        var file = Parse(text);
        Assert.AreEqual(expected, string.Join(';', file.Instructions.SelectMany(static instruction => instruction.HereDocuments)
            .Select(document => $"{document.Delimiter}{(document.IsQuoted ? "'" : "")}{(document.StripsTabs ? "-" : "")}:{file.Source[document.Content].ToString()}")));
        Assert.AreEqual(instructions, file.Instructions.Length);
    }

    [TestMethod]
    [DataRow("RUN a", "RUN a")]
    [DataRow("RUN --a b \n", "RUN --a b")]
    [DataRow("RUN --a \n", "RUN --a")]
    [DataRow("RUN \n", "RUN")]
    [DataRow("RUN a \\\n b\n", "RUN a \\\n b")]
    [DataRow("RUN <<A\nb\nA\n\n", "RUN <<A\nb\nA")]
    [DataRow("RUN <<A\nb\n", "RUN <<A\nb\n")]
    [DataRow("ONBUILD RUN <<A\nA\n", "ONBUILD RUN <<A\nA")]
    public void An_instruction_reaches_to_its_last_character(string text, string expected)
    {
        var instruction = Parse(text).Instructions[0];
        Assert.AreEqual(expected, text[instruction.Span.Start..instruction.Span.End]);
    }

    [TestMethod]
    [DataRow("RUN <<A\nb\nA", "b\n", true)]
    [DataRow("RUN <<A cat\nb\nA", "<<A cat\nb\nA", true)]
    [DataRow("RUN <<A | cat\nb\nA", "<<A | cat\nb\nA", true)]
    [DataRow("RUN <<A|cat\nb\nA|cat", "<<A|cat\nb\nA|cat", true)]
    [DataRow("RUN <<A&\nb\nA&", "<<A&\nb\nA&", true)]
    [DataRow("RUN <<A;\nb\nA;", "<<A;\nb\nA;", true)]
    [DataRow("RUN <<A>b\nb\nA>b", "<<A>b\nb\nA>b", true)]
    [DataRow("RUN <<'A;B'\nb\nA;B", "b\n", true)]
    [DataRow("RUN <<\"A B\"\nb\nA B", "b\n", true)]
    [DataRow("RUN <<\"A'B C\"\nb\nA'B C", "b\n", true)]
    [DataRow("RUN a \\\n b <<A\nc\nA", "a  b <<A\nc\nA", true)]
    [DataRow("RUN <<A\n#!/bin/sh\nA", "#!/bin/sh\n", false)]
    [DataRow("RUN <<-A\n\t#!/bin/sh\nA", "\t#!/bin/sh\n", false)]
    [DataRow("RUN <<A <<B\na\nA\nb\nB", "<<A <<B\na\nA\nb\nB", true)]
    public void A_document_alone_is_the_script(string text, string script, bool isForShell)
    {
        var file = Parse(text);
        var run = file.Instructions[0].ScriptIn(file.Source);
        Assert.AreEqual((script, isForShell), (run.Text, run.IsForShell));
        foreach (var (index, letter) in script.Index().Where(static entry => char.IsAsciiLetter(entry.Item)))
        {
            Assert.AreEqual(letter.ToString(), file.Source[run.Map.ToHost(new TextSpan(index, 1))].ToString());
        }
    }

    [TestMethod]
    [DataRow("RUN a", false)]
    [DataRow("RUN <<A\nA\n", false)]
    [DataRow("RUN <<A\n", true)]
    [DataRow("RUNN a", true)]
    public void A_file_is_broken_where_instructions_may_be_missing(string text, bool isBroken) => Assert.AreEqual(isBroken, Parse(text).IsBroken);

    [TestMethod]
    [DataRow("type=cache,target=/a", "cache", "/a")]
    [DataRow("target=/a", "bind", "/a")]
    [DataRow("type=,dst=/a", "bind", "/a")]
    [DataRow("TYPE=Secret,destination=/a", "secret", "/a")]
    [DataRow("type=cache,type=tmpfs", "tmpfs", null)]
    [DataRow("'\"target=/a,b\"'", "bind", "/a,b")]
    [DataRow("'\"target=/a\"\"b\"'", "bind", "/a\"b")]
    [DataRow("'target=/a\"b\"'", "bind", "/a\"b\"")]
    [DataRow("'\"target=/a\"b'", "bind", "/ab")]
    public void Mounts_are_a_line_of_comma_separated_values(string value, string type, string? target)
    {
        var mount = Parse($"RUN --mount={value} a").Instructions[0].Mounts[0];
        Assert.AreEqual((type, target), (mount.Type, mount.Target));
    }

    [TestMethod]
    public void A_flag_is_found_by_its_name_in_any_case()
    {
        var instruction = Parse("COPY --From=a --link b c").Instructions[0];
        Assert.AreEqual(("a", "", null), (instruction.Flag("from"), instruction.Flag("link"), instruction.Flag("chown")));
    }

    [TestMethod]
    [DataRow("RUN [\"a\"]", true, false)]
    [DataRow("RUN [a]", false, true)]
    [DataRow("RUN a", false, false)]
    [DataRow("WORKDIR [a]", false, false)]
    [DataRow("COPY [a b]", false, true)]
    [DataRow("SHELL [a]", false, true)]
    [DataRow("VOLUME [a]", false, true)]
    [DataRow("HEALTHCHECK CMD [\"a\"]", true, false)]
    public void The_exec_form_is_an_array_of_strings(string text, bool isExec, bool isBroken)
    {
        var instruction = Parse(text).Instructions[0];
        Assert.AreEqual((isExec, isBroken), (instruction.IsExec, instruction.IsBrokenExec));
    }

    private static Dockerfile Parse(string text) => DockerfileParser.Parse(new SourceText(text));
}
