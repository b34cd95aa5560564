using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>What names say about secrets, in Dockerfiles as in Compose files and manifests.</summary>
[TestClass]
public sealed class SecretNamesTests
{
    [TestMethod]
    [DataRow("DB_PASSWORD")]
    [DataRow("PGPASSWORD")]
    [DataRow("clientSecret")]
    [DataRow("SERVER_PASSWORD")]
    [DataRow("REPO_TOKEN")]
    [DataRow("SECRET_KEY_BASE")]
    [DataRow("API_KEY")]
    [DataRow("AWS_ACCESS_KEY_ID")]
    [DataRow("VITE_OPENAI_API_KEY")]
    public void A_secret(string name) => Assert.IsTrue(SecretNames.IsSecret(name));

    [TestMethod]
    [DataRow("PASSWORD_FILE")]
    [DataRow("TOKEN_URL")]
    [DataRow("TOKEN_HELPER_REPO")]
    [DataRow("accessTokenLifetime")]
    [DataRow("SECRET_NAME")]
    [DataRow("PASSWORD_POLICY")]
    [DataRow("MYSQL_ALLOW_EMPTY_PASSWORD")]
    [DataRow("MYSQL_RANDOM_ROOT_PASSWORD")]
    [DataRow("GPG_KEY")]
    [DataRow("SSH_PUBLIC_KEY")]
    [DataRow("VITE_MAP_TOKEN")]
    [DataRow("COMPATIBILITY")]
    [DataRow("KAFKA_SSL_KEYSTORE_CREDENTIALS")]
    [DataRow("TS_KUBE_SECRET")]
    [DataRow("kubernetesSecret")]
    [DataRow("SECRET_KEY_SELECTOR")]
    public void No_secret(string name) => Assert.IsFalse(SecretNames.IsSecret(name));

    [TestMethod]
    [DataRow("dbToken", true)]
    [DataRow("dbtoken", true)]
    [DataRow("my-password", true)]
    [DataRow("my.password", true)]
    [DataRow("signing_key", true)]
    [DataRow("NEXT_PUBLIC_OPENAI_API_KEY", true)]
    [DataRow("DB_PASSWORDS_COUNT", false)]
    [DataRow("NEXT_PUBLIC_API_KEY", false)]
    [DataRow("keyboard", false)]
    [DataRow("key", false)]
    [DataRow("tokenizer", false)]
    [DataRow("path", false)]
    [DataRow("TOKENName", false, DisplayName = "a capital behind a capital parts no words")]
    public void Words_are_parted_by_punctuation_and_capitals(string name, bool expected) => Assert.AreEqual(expected, SecretNames.IsSecret(name));

    [TestMethod]
    [DataRow("password_file", true)]
    [DataRow("auth", true)]
    [DataRow("some_key", true)]
    [DataRow("usernames", true)]
    [DataRow("myprivatething", true)]
    [DataRow("PUBLIC_KEY", false)]
    [DataRow("public_token", false)]
    [DataRow("GOOGLE_APPLICATION_CREDENTIALS", false)]
    [DataRow("color", false)]
    [DataRow("monkey", false)]
    public void A_word_suggests_a_credential_or_not(string name, bool expected) => Assert.AreEqual(expected, SecretNames.SuggestsCredential(name));
}
