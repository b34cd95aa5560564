using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using CsCheck;

namespace A11.Core.Tests.Shell;

/// <summary>The shell's parser keeps every character, places every node, and neither throws nor hangs, whatever it is given.</summary>
[TestClass]
public sealed class ShellParserTests
{
    private static readonly string[] Pieces =
    [
        "a", "b=", "x+=", "a[1]=", "arr=(", "([", "]=", "if ", "then ", "elif ", "else\n", "fi\n", "for i in ", "for ((", "while ", "until ", "select x in ", "do\n", "done", "case x in\n", "a) ", ";;\n", ";&", "esac\n",
        "function f ", "f() ", "coproc ", "time ", "! ", "{ ", " }", "}", "(", ")", "((", "))", "[[ ", " ]]", "[ ", " ]", " = ", " =~ ", " -eq ", "<(", ">(", "$(", "$((", "${", "${#", "${!", "$[", "]", "`", "\\`", "\\", "\\\n",
        "\"", "'", "$'", "$\"", "$x", "$1", "$@", ":-", "%%", "//", "@Q", "*", "?(", "{1,2}", "~/", "# c\n", "#!", "\n", "\r\n", " ", "\t", ";", "&", "&&", "||", "|", "|&", ">", ">>", "2>&1", "&>", "<", "<<E\n", "<<-'E'\n", "E\n", "<<< ", "{fd}>",
        "${{ a }}", "\0", "é", "\ud83d\ude00", "@test 'x' {\n", "sh -c '", "sudo ", "é\u2028",
    ];

    private static Gen<string> Scripts => Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40], pieces => string.Concat(pieces));

    public static IEnumerable<object[]> Corpora => RepositoryRoot.Shared is { } shared
        ? Directory.EnumerateFiles(Path.Combine(shared, "corpora"), "*.jsonl").Order(StringComparer.Ordinal).Select(path => new object[] { path })
        : [[""]];

    [TestMethod]
    public void Any_text_is_kept_and_placed() => Gen.OneOf(Scripts, Gen.String).Sample(Check, iter: 20_000, print: text => JsonSerializer.Serialize(text));

    [TestMethod]
    [DataRow("declare -A ports=([htt${{ p]=80)")]
    [DataRow("ports=([$(p]=80)")]
    [DataRow("ports=([\"p]=80)")]
    [DataRow("ports=([p]+=")]
    [DataRow("ports[${p]=80")]
    public void An_unclosed_subscript_is_kept_and_placed(string text) => Check(text);

    [TestMethod]
    [DynamicData(nameof(Corpora))]
    public void Every_file_of_the_corpora_is_kept_and_placed(string path)
    {
        if (path.Length == 0)
        {
            Assert.Inconclusive("There are no corpora beside the repository (../shared/corpora).");
        }

        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
            {
                Check(file.Value.GetString()!);
            }
        }
    }

    [TestMethod]
    [DataRow("$(")]
    [DataRow("`\\`")]
    [DataRow("$((")]
    [DataRow("((")]
    [DataRow("${x:-")]
    [DataRow("\"${x:-")]
    [DataRow("( ")]
    [DataRow("{ ")]
    [DataRow("if ")]
    [DataRow("f() ")]
    [DataRow("[[ ( ")]
    [DataRow("[[ ! ")]
    [DataRow("! ")]
    [DataRow("a[")]
    [DataRow("?(")]
    [DataRow("a && ")]
    [DataRow("a | ")]
    [DataRow("$((1+")]
    [DataRow("sh -c '")]
    public void Nesting_has_a_limit_and_no_hang(string piece)
    {
        Check(string.Concat(Enumerable.Repeat(piece, 20_000)));
        Check($"echo $(( {string.Concat(Enumerable.Repeat(piece, 2_000))} ))");
    }

    [TestMethod]
    [DataRow("sudo -u root env A=1 nice -n 5 apt-get install curl", "apt-get install curl")]
    [DataRow("timeout -s KILL 5 make test", "make test")]
    [DataRow("find . | xargs -0 -n 1 rm -f", "find .\nrm -f")]
    [DataRow("time make && exec -a x ./run", "make\n./run")]
    [DataRow("sh -c 'cd /srv && npm install'", "sh -c 'cd /srv && npm install'\ncd /srv\nnpm install")]
    [DataRow("sudo bash -ec \"pip install x\"", "bash -ec \"pip install x\"\npip install x")]
    [DataRow("if a; then b $(c `d`); fi; f() { g; }", "a\nb $(c `d`)\nc `d`\nd\ng")]
    [DataRow("cat <<E | sort\n$(date)\nE\nls", "cat\nsort\ndate\nls")]
    [DataRow("x=$(a) y=1; [[ $(b) ]] && (( $(c) ))", "\na\nb\nc")]
    [DataRow("case $x in a|b) c;; *) d;; esac", "c\nd")]
    [DataRow("echo `a \\`b\\``", "echo `a \\`b\\``\na \\`b\\`\nb")]
    public void Commands_are_seen_wherever_they_stand(string text, string commands) =>
        Assert.AreEqual(commands, string.Join('\n', ShellParser.Parse(text).Commands.Select(command => string.Join(' ', command.Words.Select(word => word.Raw)))));

    [TestMethod]
    [DataRow("if true; then echo; done", "SC1046")]
    [DataRow("for i in a; do echo", "SC1061")]
    [DataRow("echo 'a", "SC1078")]
    [DataRow("echo \"a", "SC1078")]
    [DataRow("echo $(a", "SC1073")]
    [DataRow("a && ", "SC1070")]
    [DataRow("echo (a)", "SC1036")]
    [DataRow("fi", "SC1089")]
    [DataRow("cat <<E\na", "SC1044")]
    public void What_a_shell_refuses_is_told_of_once(string text, string code)
    {
        var problem = ShellParser.Parse(text + "\n").Problems.Single();
        Assert.AreEqual(code, problem.Code);
    }

    [TestMethod]
    [DataRow("echo (a\necho b)\n", 2)]
    [DataRow("fi\necho a\ndone\n", 2)]
    [DataRow("if a; then\necho (b\necho c)\nfi\n", 1)]
    [DataRow("echo (a) (b\n", 1)]
    public void Each_line_outside_of_compound_commands_has_problems_of_its_own(string text, int count) =>
        Assert.AreEqual(count, ShellParser.Parse(text).Problems.Length);

    [TestMethod]
    [DataRow("((echo a # it's\n) )", "echo a")]
    [DataRow("((echo a # \"\n); b)", "echo a\nb")]
    [DataRow("x=$((echo a # it's\n) | b)", "\necho a\nb")]
    [DataRow("x=$((a <<E\nit's\nE\n) )", "\na")]
    [DataRow("((a <<E; b # it's\n\"\nE\n) )", "a\nb")]
    public void What_is_no_arithmetic_is_read_again_as_commands(string text, string commands)
    {
        var script = ShellParser.Parse(text + "\n");
        Assert.AreEqual("", string.Join('\n', script.Problems.Select(problem => problem.Message)));
        Assert.AreEqual(commands, string.Join('\n', script.Commands.Select(command => string.Join(' ', command.Words.Select(word => word.Raw)))));
    }

    [TestMethod]
    public void A_here_document_is_read_again_where_its_arithmetic_is_none() => Check("cat <<E $(($(\nE\n) a)\nb\nE\n");

    [TestMethod]
    public void After_an_error_the_next_lines_are_read() =>
        Assert.AreEqual("after", ShellParser.Parse("echo (a\nafter\n").Commands[^1].Name);

    private static void Check(string text)
    {
        var script = ShellParser.Parse(text);
        Assert.AreEqual(text, script.Print());
        var end = 0;
        foreach (var token in script.Tokens)
        {
            Assert.AreEqual(end, token.Span.Start);
            end = token.Span.End;
        }

        var start = 0;
        foreach (var command in script.Commands)
        {
            Assert.IsTrue(command.Span.Start >= start, "The commands are in order.");
            start = command.Span.Start;
            CheckWords(text, command);
        }

        foreach (var span in script.Problems.Select(problem => problem.Span).Concat(script.Comments))
        {
            Assert.IsTrue(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, $"{span}");
        }

        Assert.IsTrue(script.Comments.All(comment => text[comment.Start] == '#'));
    }

    private static void CheckWords(string text, ShellCommand command)
    {
        var end = command.Span.Start;
        foreach (var word in command.Assignments.Concat(command.Words))
        {
            Assert.IsTrue(word.Span.Start >= end && word.Span.End <= command.Span.End, $"{word.Span} in {command.Span}");
            Assert.AreEqual(text.Substring(word.Span.Start, word.Span.Length), word.Raw);
            end = word.Span.End;
            CheckParts(word.Span, word.Parts);
            _ = word.Value;
        }
    }

    private static void CheckParts(TextSpan outer, ImmutableArray<ShellWordPart> parts)
    {
        var end = outer.Start;
        foreach (var part in parts)
        {
            Assert.IsTrue(part.Span.Start >= end && part.Span.End <= outer.End, $"{part.GetType().Name} {part.Span} in {outer}");
            end = part.Span.End;
            CheckParts(part.Span, part switch
            {
                DoubleQuotedPart quoted => quoted.Parts,
                ParameterExpansion parameter => parameter.Operand,
                ArithmeticExpansion arithmetic => arithmetic.Expression.Parts,
                _ => [],
            });
        }
    }
}
