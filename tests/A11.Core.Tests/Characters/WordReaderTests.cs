using A11.Core.Characters;
using A11.Core.Text;

namespace A11.Core.Tests.Characters;

/// <summary>What the words of a line are to whoever runs it: <c>c</c> a command, <c>p</c> a package, <c>i</c> an image, <c>a</c> an action, <c>h</c> a host; <c>=</c> code, <c>v</c> a value, <c>t</c> a text.</summary>
[TestClass]
public sealed class WordReaderTests
{
    [TestMethod]
    [DataRow("make test", "c:make =:test")]
    [DataRow("sudo make test", "c:sudo c:make =:test")]
    [DataRow("A=b make test", "c:A c:b =:make =:test", DisplayName = "what is assigned is taken for a command, too")]
    [DataRow("a; b | c && d", "c:a c:b c:c c:d")]
    [DataRow("a (b) {c}", "c:a c:b c:c")]
    [DataRow("a \"b; c\" d", "c:a v:b v:c =:d")]
    [DataRow("a \"$(b c)\"", "c:a v:$ c:b v:c")]
    [DataRow("a `b c`", "c:a c:b =:c")]
    [DataRow("a '$(b c)'", "c:a v:$ v:b v:c")]
    [DataRow("a \"(b c)\"", "c:a v:b v:c")]
    [DataRow("sh -c 'a b; c d'", "c:sh c:-c c:a v:b c:c v:d")]
    [DataRow("x -c 'a b; c d'", "c:x =:-c v:a v:b v:c v:d")]
    [DataRow("echo a b", "c:echo t:a t:b")]
    [DataRow("printf a; b", "c:printf t:a c:b")]
    [DataRow("it\\'s a", "c:it\\ =:s =:a", DisplayName = "a quote that is escaped opens nothing")]
    [DataRow("a 'b\\' c", "c:a v:b\\ =:c", DisplayName = "between single quotes nothing is escaped")]
    [DataRow("a \"it's\" b", "c:a v:it v:s =:b")]
    [DataRow("npm install a -g b", "c:npm =:install p:a =:-g p:b")]
    [DataRow("npm i a", "c:npm =:i p:a")]
    [DataRow("npm install ./a /b $c .d", "c:npm =:install =:./a =:/b =:$c =:.d")]
    [DataRow("npm run install a", "c:npm =:run =:install =:a")]
    [DataRow("npm exec -- install a", "c:npm =:exec =:-- =:install =:a")]
    [DataRow("npm -- install a", "c:npm =:-- =:install =:a")]
    [DataRow("npm test; npm install a", "c:npm =:test c:npm =:install p:a")]
    [DataRow("pip install -r a b", "c:pip =:install =:-r =:a p:b")]
    [DataRow("pip install -q a", "c:pip =:install =:-q p:a")]
    [DataRow("python3 -m pip install a", "c:python3 =:-m =:pip =:install p:a")]
    [DataRow("python3 a.py install b", "c:python3 =:a.py =:install =:b")]
    [DataRow("python3 -m http.server install b", "c:python3 =:-m =:http.server =:install =:b")]
    [DataRow("@npm install a", "c:@npm =:install p:a")]
    [DataRow("dotnet add a.csproj package b", "c:dotnet =:add =:a.csproj =:package p:b")]
    [DataRow("dotnet tool install b", "c:dotnet =:tool =:install p:b")]
    [DataRow("dotnet add b", "c:dotnet =:add =:b")]
    [DataRow("cargo add b", "c:cargo =:add p:b")]
    [DataRow("make install b", "c:make =:install =:b")]
    [DataRow("curl https://u@a.b/c", "c:curl =:https://u@ h:a.b =:/c")]
    [DataRow("https://a.b", "=:https:// h:a.b =:")]
    [DataRow("echo https://a.b/c", "c:echo t:https://a.b/c")]
    public void Words_of_a_script(string text, string expected) => Assert.AreEqual(expected, Read(text, LineRole.Shell));

    [TestMethod]
    [DataRow("a b", "Value", "v:a v:b")]
    [DataRow("--from=a b", "Value", "i:--from i:a v:b")]
    [DataRow("a=b", "Value", "v:a v:b")]
    [DataRow("https://a.b/c", "Value", "v:https:// h:a.b v:/c")]
    [DataRow("https://a.b?c#d", "Value", "v:https:// h:a.b v:?c#d")]
    [DataRow("a https://b.c", "Prose", "t:a t:https://b.c")]
    [DataRow("'a/b:1' # c", "Image", "i:a/b:1 v:# v:c")]
    [DataRow("a/b:1 AS c", "Image", "i:a/b:1 v:AS v:c")]
    [DataRow(" a/b@v1", "Action", "a:a/b@v1")]
    [DataRow("", "Action", "")]
    public void Words_of_a_value(string text, string role, string expected) => Assert.AreEqual(expected, Read(text, Enum.Parse<LineRole>(role)));

    [TestMethod]
    [DataRow("cat <<A", "Prose")]
    [DataRow("tee <<A", "Prose")]
    [DataRow("<<A", "Shell")]
    [DataRow("ssh <<A", "Shell")]
    [DataRow("su <<A", "Shell")]
    [DataRow("psql <<A", "Value")]
    [DataRow("cat <<-A", "Prose")]
    [DataRow("cat << 'A'", "Prose")]
    [DataRow("cat <<\\A", "Prose")]
    [DataRow("cat <<<A", "")]
    [DataRow("x=$((1 <<A))", "")]
    [DataRow("cat <<2", "")]
    [DataRow("cat <<$A", "")]
    [DataRow("cat <<", "")]
    [DataRow("cat <A", "")]
    [DataRow("cat '<<A'", "")]
    [DataRow("x=$((1)) cat <<A", "Value", DisplayName = "behind arithmetic")]
    public void A_here_document_has_the_role_of_what_reads_it(string line, string expected)
    {
        var text = $"{line}\nbody\n A\nA";
        var reader = new WordReader(text);
        _ = reader.Read(new TextSpan(0, line.Length), LineRole.Shell);
        Assert.AreEqual(expected, $"{reader.BodyRole(new TextSpan(line.Length + 1, 4))}");
        if (expected.Length > 0)
        {
            Assert.AreEqual(LineRole.Value, reader.BodyRole(new TextSpan(line.Length + 6, 2)));
            Assert.IsNull(reader.BodyRole(new TextSpan(line.Length + 9, 1)), "Its end ends it.");
        }
    }

    [TestMethod]
    public void A_command_goes_on_behind_a_backslash_and_a_quote()
    {
        const string Text = "npm install a \\\n b\nc \"d\n e\" f\ng";
        var reader = new WordReader(Text);
        var lines = Text.Split('\n');
        var start = 0;
        var read = new List<string>();
        foreach (var line in lines)
        {
            read.Add(Join(Text, reader.Read(new TextSpan(start, line.Length), LineRole.Shell)));
            start += line.Length + 1;
        }

        Assert.AreEqual("c:npm =:install p:a p:\\|p:b|c:c v:d|v:e =:f|c:g", string.Join('|', read).Replace("=:\\", "p:\\", StringComparison.Ordinal));
        reader.EndScript();
        Assert.AreEqual('\0', reader.Quote);
    }

    private static string Read(string text, LineRole role) => Join(text, new WordReader(text).Read(new TextSpan(0, text.Length), role));

    private static string Join(string text, IEnumerable<TextWord> words) => string.Join(' ', words.Select(word => $"{Letter(word)}:{text.Substring(word.Span.Start, word.Span.Length)}"));

    private static char Letter(TextWord word) => word.Place switch
    {
        PlaceKind.Name => "caihp"[(int)word.What],
        PlaceKind.Code => '=',
        PlaceKind.Value => 'v',
        PlaceKind.Prose => 't',
        _ => '#',
    };
}
