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
}
