using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>A login is what stands before the <c>@</c> of a URL, wherever the text ends.</summary>
[TestClass]
public sealed class UrlLoginTests
{
    [TestMethod]
    [DataRow("https://")]
    [DataRow("https://git.corp.io:8080")]
    [DataRow("docker://alpine:3.22.1@sha512:0123")]
    public void Without_a_login(string text) => Assert.IsEmpty(UrlLogin.FindIn(text));

    [TestMethod]
    [DataRow("https://ci:kettle7@")]
    [DataRow("https://ci:kettle7@git.corp.io")]
    [DataRow("http://a:8080,https://ci:kettle7@git.corp.io/docs.git")]
    public void With_a_login(string text) => Assert.AreEqual("kettle7", UrlLogin.FindIn(text).Single().Password);

    [TestMethod]
    [DataRow("https://u:${P:-a/b}@h", "u ${P:-a/b} h")]
    [DataRow("https://u:a,b@h", "u a,b h")]
    [DataRow("https://${A,B}:p@h", "${A,B} p h")]
    [DataRow("redis://:p@h:80/x", " p h")]
    [DataRow("https://u:p@[::1]:80", "u p [::1]")]
    [DataRow("https://u:p@/x", "u p ")]
    [DataRow("https://u:@h", "u  h")]
    [DataRow("https://u:p@h\nhttps://v:q@i", "u p h, v q i")]
    [DataRow("https://u:p@h,https://v:q@i", "u p h, v q i")]
    [DataRow("(see http://a:80) b@c", "")]
    [DataRow("http://a,b:c@d", "")]
    [DataRow("http://{x\n b:c@d", "")]
    [DataRow("http://{x}/b:c@d", "")]
    [DataRow("http://a b:c@d", "")]
    [DataRow("https://u@h", "")]
    [DataRow("https://h/u:p@x", "")]
    [DataRow("docker://u:p@sha256:0123", "")]
    public void Its_parts_are_told_apart(string text, string expected)
    {
        var found = UrlLogin.FindIn(text).ToArray();
        Assert.AreEqual(expected, string.Join(", ", found.Select(static login => $"{login.User} {login.Password} {login.Host}")));
        Assert.IsTrue(Array.TrueForAll(found, login => text.Substring(login.PasswordSpan.Start, login.PasswordSpan.Length) == login.Password && text[login.Start] == ':'));
    }

    [TestMethod]
    public void A_login_is_only_so_long()
    {
        Assert.HasCount(1, UrlLogin.FindIn($"https://u:{new string('p', 1000)}@h"));
        Assert.IsEmpty(UrlLogin.FindIn($"https://u:{new string('p', 1024)}@h"));
    }

    [TestMethod]
    [DataRow("localhost", "unreachable")]
    [DataRow("LOCALHOST", "unreachable")]
    [DataRow("0.0.0.0", "unreachable")]
    [DataRow("[::1]", "unreachable")]
    [DataRow("host.docker.internal", "unreachable")]
    [DataRow("127.1.2.3", "unreachable")]
    [DataRow("db.example.com", "unreachable")]
    [DataRow("Host", "unreachable")]
    [DataRow("your-host.io", "unreachable")]
    [DataRow("a...b", "unreachable")]
    [DataRow("db.test", "unreachable")]
    [DataRow("db", "service")]
    [DataRow("hosts", "service")]
    [DataRow("db.corp.io", "")]
    [DataRow("myexample.com", "")]
    [DataRow("[fe80::1]", "")]
    [DataRow("$DB", "variable")]
    [DataRow("{db}", "variable")]
    [DataRow("a%s", "variable")]
    public void A_host_is_a_service_or_out_of_reach(string host, string expected)
    {
        var login = UrlLogin.FindIn($"https://u:p@{host}/").Single();
        Assert.AreEqual(expected, login.IsUnreachable ? "unreachable" : login.HasServiceName ? "service" : login.HasVariableHost ? "variable" : "");
    }

    [TestMethod]
    [DataRow("u", "[a-z]", true)]
    [DataRow("u", ".*", true)]
    [DataRow("u", "a.*b", true)]
    [DataRow("u", "(.+", true)]
    [DataRow("u", "*", true)]
    [DataRow("u", "k*7", false)]
    [DataRow("u", "!!", false)]
    [DataRow("", "p", false)]
    [DataRow("[^x]+", "p", true)]
    [DataRow("u", "^x", true)]
    public void A_pattern_is_no_login(string user, string password, bool expected) => Assert.AreEqual(expected, UrlLogin.FindIn($"https://{user}:{password}@h").Single().IsPattern);
}
