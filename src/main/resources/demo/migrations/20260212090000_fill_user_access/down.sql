UPDATE users SET access = NULL;
