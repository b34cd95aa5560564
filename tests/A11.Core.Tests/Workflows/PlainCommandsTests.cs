using A11.Core.Shell.Syntax;
using A11.Core.Workflows;

namespace A11.Core.Tests.Workflows;

/// <summary>A script of plain words means the same to every shell; one with anything else does not.</summary>
[TestClass]
public sealed class PlainCommandsTests
{
    [TestMethod]
    [DataRow("dotnet build")]
    [DataRow("npm ci\nnpm test")]
    [DataRow("npm ci && npm test || dotnet --info")]
    [DataRow("npm.cmd run a:b --c=d,e ./f/g.h")]
    [DataRow("NUGET.EXE", false)]
    [DataRow("nuget.exe restore")]
    [DataRow("dotnet build; dotnet test")]
    [DataRow("", false)]
    [DataRow("# comment", false)]
    [DataRow("dotnet build &", false)]
    [DataRow("! dotnet build", false)]
    [DataRow("dotnet build | more", false)]
    [DataRow("A=1 dotnet build", false)]
    [DataRow("A=1", false)]
    [DataRow("dotnet build > log", false)]
    [DataRow("dotnet build $A", false)]
    [DataRow("dotnet build a$B", false)]
    [DataRow("dotnet build 'a'", false)]
    [DataRow("dotnet build a\\b", false)]
    [DataRow("dotnet build *.sln", false)]
    [DataRow("dotnet build a%b", false)]
    [DataRow("dotnet build && ./run", false)]
    [DataRow("./run", false)]
    [DataRow("run.ps1", false)]
    [DataRow("Invoke-WebRequest x", false)]
    [DataRow("invoke-webrequest x", false)]
    [DataRow("Remove x", false)]
    [DataRow("curl x", false)]
    [DataRow("bash x", false)]
    [DataRow("cmd.exe x", false)]
    [DataRow("if true; then dotnet build; fi", false)]
    [DataRow("(dotnet build)", false)]
    [DataRow("dotnet build 'a", false)]
    public void Only_plain_words_are(string script, bool expected = true) => Assert.AreEqual(expected, PlainCommands.Are(ShellParser.Parse(script)));
}
