using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>How sure it is that a value is a secret, by its name, by its form and by what stands beside it.</summary>
[TestClass]
public sealed class NamedSecretTests
{
    [TestMethod]
    [DataRow("X", "hunter2", "None")]
    [DataRow("DB_PASSWORD", "", "None")]
    [DataRow("DB_PASSWORD", "hunter2", "Named")]
    [DataRow("DB_PASSWORD", "password", "Default")]
    [DataRow("DB_PASSWORD", "hK8vNd3MaQz", "Generated")]
    [DataRow("DB_PASSWORD", "https://x/y", "None")]
    [DataRow("DB_PASSWORD", "postgres://u:p@h", "None")]
    [DataRow("DB_PASSWORD", "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", "None")]
    [DataRow("DB_PASSWORD", "-----BEGIN PRIVATE KEY-----", "None")]
    [DataRow("DB_PASSWORD", "$X", "None")]
    [DataRow("DB_PASSWORD", "false", "None")]
    public void A_variable(string name, string value, string expected) => Assert.AreEqual(expected, $"{NamedSecret.JudgeVariable(name, value)}");

    [TestMethod]
    [DataRow("password", "password", true, "Default")]
    [DataRow("password", "password", false, "None")]
    [DataRow("token", "token", true, "None")]
    [DataRow("password", "hunter2", false, "Named")]
    [DataRow("password", "kettl7", false, "Named")]
    [DataRow("password", "hunt2", false, "None")]
    [DataRow("password", "a hunter2", false, "None")]
    [DataRow("password", "hunters", false, "None")]
    [DataRow("password", "736!51", false, "None")]
    [DataRow("password", "hunter.7", false, "None")]
    [DataRow("password", "hunter/7", false, "None")]
    [DataRow("password", "kettle", true, "Named")]
    [DataRow("passwd", "kettle", true, "Named")]
    [DataRow("password", "a b c d e f", true, "Named")]
    [DataRow("password", "a b c d e f g", true, "None")]
    [DataRow("token", "kettle", true, "None")]
    [DataRow("token", "kettl7", false, "None")]
    [DataRow("token", "hK8vNd3MaQz", false, "Generated")]
    [DataRow("x", "hK8vNd3MaQz", true, "None")]
    public void A_setting(string name, string value, bool isBesideAccount, string expected) => Assert.AreEqual(expected, $"{NamedSecret.JudgeSetting(name, value, isBesideAccount)}");
}
